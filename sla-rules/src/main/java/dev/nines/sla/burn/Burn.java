package dev.nines.sla.burn;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Objective;

/** The error rate of a window in multiples of what the promise allows. */
public sealed interface Burn {
    record Rate(Fraction multiple) implements Burn {}

    /** Nothing was counted: neither 0 nor infinite. */
    record Unknown() implements Burn {}

    /** @param counted bad and good ones; for a latency rule, those over and within the limit */
    record Window(long bad, long counted) {
        public Window {
            if (bad < 0 || bad > counted) throw new IllegalArgumentException("bad must be in 0.." + counted + ": " + bad);
        }
    }

    static Burn of(Objective objective, Window window) {
        var allowed = objective.badShare();
        if (allowed.equals(Fraction.ZERO)) {
            throw new IllegalArgumentException("a promise of 100 % has no budget to burn: " + objective.text());
        }
        if (window.counted() == 0) return new Unknown();
        return new Rate(new Fraction(window.bad(), window.counted()).dividedBy(allowed));
    }
}
