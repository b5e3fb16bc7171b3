package dev.nines.sla.statement;

import dev.nines.sla.Percent;
import dev.nines.sla.Ratio;
import dev.nines.sla.sample.Coverage;
import dev.nines.sla.verdict.Evidence;
import dev.nines.sla.verdict.Finding;
import dev.nines.sla.verdict.UndecidedReason;
import dev.nines.sla.verdict.Verdict;

/** How good the data behind one line is. */
final class Quality {
    private Quality() {}

    static String sentence(Judged judged) {
        var evidence = judged.verdict().evidence();
        return judged.series().name() + ", " + judged.rule().id() + ": " + coverage(evidence.coverage())
                + "; excluded: " + Words.reasons(evidence.counts().excludedByReason())
                + "; missing: " + Words.reasons(evidence.counts().missingByReason()) + bounds(evidence)
                + (isHopeless(judged.verdict()) ? ", so the promise was broken whatever was missed" : "") + ".";
    }

    /** Undecided for want of coverage, though even the best case is below the promise: arguable, if not decided. */
    private static boolean isHopeless(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met _, Verdict.Breached _ -> false;
            case Verdict.Undecided(var reason, var evidence) -> reason == UndecidedReason.LOW_COVERAGE
                    && evidence.finding().bestCase().filter(evidence.rule().objective()::isMetBy).isEmpty();
        };
    }

    private static String coverage(Coverage coverage) {
        if (coverage.expected() == 0) return "nothing was planned";
        return coverage.observed() + " of " + coverage.expected() + " planned slots covered ("
                + Percent.text(new Ratio(coverage.observed(), coverage.expected())) + ")";
    }

    private static String bounds(Evidence evidence) {
        if (evidence.counts().missing() == 0) return "";
        return switch (evidence.finding()) {
            case Finding.Runs runs -> bounds(runs, "every missing slot");
            case Finding.ErrorRates rates -> bounds(rates, "every interval without a run");
            case Finding.Minutes minutes -> bounds(minutes, "every minute without a run");
            case Finding.Intervals intervals -> bounds(intervals, "every interval that was not measured");
        };
    }

    private static String bounds(Finding finding, String unseen) {
        return finding.bestCase().map(best -> "; if " + unseen + " had been good, " + Percent.text(best)).orElse("")
                + finding.worstCase().map(worst -> "; if bad, " + Percent.text(worst)).orElse("");
    }
}
