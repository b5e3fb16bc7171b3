package dev.nines.sla.statement;

import dev.nines.sla.Percent;
import dev.nines.sla.Ratio;
import dev.nines.sla.sample.Coverage;
import dev.nines.sla.verdict.Counts;

/** How good the data behind one line is. */
final class Quality {
    private Quality() {}

    static String sentence(Judged judged) {
        var evidence = judged.verdict().evidence();
        return judged.series().name() + ", " + judged.rule().id() + ": " + coverage(evidence.coverage())
                + "; excluded: " + Words.reasons(evidence.counts().excludedByReason())
                + "; missing: " + Words.reasons(evidence.counts().missingByReason()) + bounds(evidence.counts()) + ".";
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
