package dev.nines.probe.simulator.script;

/** Something wrong for a while. */
public sealed interface Trouble {
    Spell when();

    /** A share of the requests fails; 1 is an outage. */
    record Fails(Spell when, Fault fault, double share) implements Trouble {
        public Fails {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be above 0, at most 1: " + share);
            }
        }
    }

    /** Everything takes {@code factor} times as long. */
    record Slows(Spell when, double factor) implements Trouble {
        public Slows {
            if (!(factor >= 1)) throw new IllegalArgumentException("factor must be at least 1: " + factor);
        }
    }

    static Trouble outage(Spell when, Fault fault) {
        return new Fails(when, fault, 1);
    }
}
