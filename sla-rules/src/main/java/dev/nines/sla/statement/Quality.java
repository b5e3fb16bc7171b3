package dev.nines.sla.statement;

import dev.nines.sla.Percent;
import dev.nines.sla.Ratio;
import dev.nines.sla.sample.Coverage;
import dev.nines.sla.verdict.Counts;
import dev.nines.sla.verdict.UndecidedReason;
import dev.nines.sla.verdict.Verdict;

/** How good the data behind one line is. */
final class Quality {
    private Quality() {}

    static String sentence(Judged judged) {
        var evidence = judged.verdict().evidence();
        return judged.series().name() + ", " + judged.rule().id() + ": " + coverage(evidence.coverage())
                + "; excluded: " + Words.reasons(evidence.counts().excludedByReason())
                + "; missing: " + Words.reasons(evidence.counts().missingByReason()) + bounds(evidence.counts())
                + (isHopeless(judged.verdict()) ? ", so the promise was broken whatever was missed" : "") + ".";
    }

    /** Undecided for want of coverage, though even the best case is below the promise: arguable, if not decided. */
    private static boolean isHopeless(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met _, Verdict.Breached _ -> false;
            case Verdict.Undecided(var reason, var evidence) -> reason == UndecidedReason.LOW_COVERAGE
                    && evidence.counts().bestCase().filter(evidence.rule().objective()::isMetBy).isEmpty();
        };
    }

    private static String coverage(Coverage coverage) {
        if (coverage.expected() == 0) return "nothing was planned";
        return coverage.observed() + " of " + coverage.expected() + " planned slots covered ("
                + Percent.text(new Ratio(coverage.observed(), coverage.expected())) + ")";
    }

    private static String bounds(Counts counts) {
        if (counts.missing() == 0) return "";
        return counts.bestCase().map(best -> "; if every missing slot had been good, " + Percent.text(best)).orElse("")
                + counts.worstCase().map(worst -> "; if bad, " + Percent.text(worst)).orElse("");
    }
}
