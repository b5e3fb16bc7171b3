package dev.nines.sla.statement;

import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.verdict.Verdict;

/** One series under one rule, and what was found. */
public record Judged(SeriesId series, Verdict verdict) {
    public Rule rule() {
        return verdict.evidence().rule();
    }
}
