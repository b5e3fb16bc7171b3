package dev.nines.sla.verdict;

/** What was found of one rule and one series. Monitor silence is never Met and never Breached. */
public sealed interface Verdict {
    Evidence evidence();

    /** {@code MET}, {@code BREACHED} or {@code UNDECIDED}. */
    String word();

    record Met(Evidence evidence) implements Verdict {
        @Override
        public String word() {
            return "MET";
        }
    }

    record Breached(Evidence evidence) implements Verdict {
        @Override
        public String word() {
            return "BREACHED";
        }
    }

    record Undecided(UndecidedReason reason, Evidence evidence) implements Verdict {
        @Override
        public String word() {
            return "UNDECIDED";
        }
    }
}
