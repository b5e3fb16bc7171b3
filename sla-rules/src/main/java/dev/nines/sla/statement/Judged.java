package dev.nines.sla.statement;

import dev.nines.sla.SeriesId;
import dev.nines.sla.account.RuleAccount;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Verdict;
import java.util.List;

/**
 * One series under one rule, and what was found.
 *
 * @param days in order; none where nobody asked for them
 * @param recounts by which the evidence can be counted again
 */
public record Judged(SeriesId series, Verdict verdict, Precision precision, List<DayLine> days, List<Recount> recounts) {
    /** Of which nothing is known but the verdict. */
    public Judged(SeriesId series, Verdict verdict) {
        this(series, verdict, new Precision.NotSaid(), List.of(), List.of());
    }

    /** What an account has come to. */
    public static Judged of(SeriesId series, RuleAccount account, Basis basis) {
        var verdict = account.verdict(basis);
        return new Judged(series, verdict, Precision.of(account, verdict), List.of(), List.of());
    }

    /**
     * The same with its days.
     *
     * @param planned slots that were meant to run, of each local day of the judged time
     */
    public static Judged of(SeriesId series, RuleAccount account, Basis basis, List<Long> planned) {
        var one = of(series, account, basis);
        var days = DayLine.of(account.daily().days(), planned, one.verdict().evidence());
        return new Judged(series, one.verdict(), one.precision(), days, List.of());
    }

    /** The same of runs that are kept in a database. */
    public Judged with(List<Recount> queries) {
        return new Judged(series, verdict, precision, days, queries);
    }

    public Judged {
        days = List.copyOf(days);
        recounts = List.copyOf(recounts);
    }

    public Rule rule() {
        return verdict.evidence().rule();
    }
}
