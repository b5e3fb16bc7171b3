package dev.nines.db.recount;

import dev.nines.db.sql.Literal;
import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RequestRatio;
import dev.nines.sla.measure.Measure.SlowSuccess;
import java.util.HashMap;
import java.util.List;

/** M1: good requests of all valid ones. */
final class Ratios {
    private static final String SLOW = """
            , timed as (
                select slot, case when standing = 'good' and us > {limit} then 'bad' else standing end as standing,
                       case when standing = 'good' and us > {limit} then 'TOO_SLOW' else reason end as reason
                from counted)
            """;
    /** Errors with the same number of successes before them repeat the first of them, until its window is over. */
    private static final String REPEATED = """
            , attempt as (
                select slot, standing, reason, count(*) filter (where standing = 'good') over (order by slot) as successes from {source}),
            bad as materialized (select slot, successes from attempt where standing = 'bad'),
            charged as (
                select successes, min(slot) as slot from bad group by successes
                union all
                select c.successes, n.slot
                from charged c
                cross join lateral (
                    select min(b.slot) as slot from bad b where b.successes = c.successes and b.slot >= c.slot + {window}) n
                where n.slot is not null),
            once as (
                select a.slot, case when a.standing = 'bad' and c.slot is null then 'excluded' else a.standing end as standing,
                       case when a.standing = 'bad' and c.slot is null then 'REPEATED_ERROR' else a.reason end as reason
                from attempt a left join charged c using (slot))
            """;

    private Ratios() {}

    static List<Query> of(RequestRatio rule, Scope scope) {
        var values = new HashMap<String, String>();
        String steps = "";
        String source = "counted";
        if (rule.slowSuccess() instanceof SlowSuccess.BadAbove(var limit)) {
            values.put("limit", Literal.micros(limit));
            steps += SLOW;
            source = "timed";
        }
        if (rule.repeats() instanceof Repeats.Suppressed(var window)) {
            values.put("window", Literal.interval(window));
            steps += REPEATED.replace("{source}", source);
            source = "once";
        }
        return List.of(Runs.forUptime(scope, scope.frame().judged()).byReason(steps, source, values));
    }
}
