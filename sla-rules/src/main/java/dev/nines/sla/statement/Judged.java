package dev.nines.sla.statement;

import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.verdict.Verdict;
import java.util.List;

/**
 * One series under one rule, and what was found.
 *
 * @param recounts by which the evidence can be counted again
 */
public record Judged(SeriesId series, Verdict verdict, List<Recount> recounts) {
    /** Of runs that are kept in no database. */
    public Judged(SeriesId series, Verdict verdict) {
        this(series, verdict, List.of());
    }

    public Judged {
        recounts = List.copyOf(recounts);
    }

    public Rule rule() {
        return verdict.evidence().rule();
    }
}
