package dev.nines.db.recount;

import static java.util.stream.Collectors.joining;

import dev.nines.db.sql.Literal;
import dev.nines.probe.Phase;
import dev.nines.sla.Fraction;
import dev.nines.sla.measure.Measure.Comparison;
import dev.nines.sla.measure.Measure.IntervalAttainment;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.ReplyFilter.Admission;
import dev.nines.sla.reply.Statistic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** M4: the share of intervals that are as fast as promised. A run that failed says nothing of the speed. */
final class Speeds {
    private static final List<String> ADMISSIONS = Stream.of(Admission.values()).map(Enum::name).toList();
    /** Of several vantages each answer counts: speeds are pooled, not voted on. */
    private static final String REPLIES = """
            , spoken as (
                select c.slot, c.standing, c.reason, completion_tokens, prompt_tokens, service_tier,
                       ttft_us is not null and not 'not_streamed' = any(flags) as streamed,
                       case when h.class = 'OK' and not flags && '{{spoils_total}}' then {time} end as took_us
                from counted c join heard h using (round)),
            answer as (
                select slot, standing, reason, completion_tokens * 1000000::numeric / nullif(greatest(took_us, 0), 0) as speed, case
                           when completion_tokens is null or took_us is null or took_us <= 0 then null
                           when case when streamed then 'STREAMED' else 'WHOLE' end <> all('{{deliveries}}') then 'OTHER_DELIVERY'
                           when completion_tokens <= {tokens_above} then 'TOO_FEW_OUTPUT_TOKENS'
                           when coalesce(prompt_tokens, 0) > {context} then 'CONTEXT_TOO_LONG'
                           when not {tier} then 'OTHER_TIER'
                           else 'VALID' end as admission
                from spoken),
            reply as (select slot, speed from answer where standing = 'good' and admission = 'VALID'),
            told as (
                select slot, case when standing = 'good' and admission = 'VALID' then 'good'
                                  when standing in ('good', 'bad') then 'excluded' else standing end as standing,
                       case when standing <> 'good' then reason when admission = 'VALID' then 'OK' else coalesce(admission, 'SPEED_NOT_SEEN') end as reason
                from (select slot, standing, reason, ('{{admissions}}'::text[])[min(array_position('{{admissions}}'::text[], admission))] as admission
                      from answer group by slot, standing, reason) a)
            """;
    private static final String INTERVALS = """
            , pool as (
                select floor(extract(epoch from slot - {judged_from}) * 1000000 / {width}) as number, count(*) as n, avg(speed) as mean,
                       array_agg(speed order by speed) as v
                from reply group by 1),
            measured as (select number, n, {statistic} as statistic from pool where n >= {minimum}),
            stood as (select m.*, statistic {comparison} {target_value} as good from measured m)
            """;
    private static final String SHARE = """
            select count(*) filter (where good) as good, count(*) as measured,
                   ceil(extract(epoch from {judged_to} - {judged_from}) * 1000000 / {width})::bigint - count(*) as not_measured
            from stood""";
    private static final String EACH = """
            select {judged_from} + number * {interval} as from_at, least({judged_from} + (number + 1) * {interval}, {judged_to}) as to_at,
                   n, statistic, case when good then 'GOOD' else 'BAD' end as standing
            from stood order by number""";

    private Speeds() {}

    static List<Query> of(IntervalAttainment rule, Scope scope) {
        var runs = Runs.forUptime(scope, scope.frame().judged());
        var values = values(rule);
        return List.of(runs.byReason(REPLIES, "told", values),
                new Query("intervals: good, measured, with too few samples", runs.then(REPLIES + INTERVALS + SHARE, values)),
                new Query("measured intervals", runs.then(REPLIES + INTERVALS + EACH, values)));
    }

    private static Map<String, String> values(IntervalAttainment rule) {
        var valid = rule.valid();
        var values = new HashMap<>(Map.of("spoils_total", Runs.spoiling(Phase.TOTAL), "time", time(rule.speed()),
                "deliveries", valid.deliveries().stream().map(Enum::name).collect(joining(",")),
                "tokens_above", String.valueOf(valid.outputTokensAbove()), "context", String.valueOf(valid.inputTokensAtMost()),
                "tier", tier(valid.tier())));
        values.putAll(Map.of("admissions", String.join(",", ADMISSIONS), "width", Literal.micros(rule.width()), "interval", Literal.interval(rule.width()),
                "minimum", String.valueOf(rule.minimumSamples()), "statistic", statistic(rule.statistic()),
                "comparison", comparison(rule.target().comparison()), "target_value", number(rule.target().value())));
        return values;
    }

    private static String time(Speed speed) {
        return switch (speed) {
            case WHOLE_ANSWER -> "total_us";
            case AFTER_FIRST_TOKEN -> "case when not flags && '{" + Runs.spoiling(Phase.TTFT) + "}' and ttft_us > 0 then total_us - ttft_us end";
        };
    }

    private static String tier(ReplyFilter.Tier tier) {
        return switch (tier) {
            case ReplyFilter.Tier.Any _ -> "true";
            case ReplyFilter.Tier.Only(var name) -> "coalesce(service_tier, '') = " + Literal.of(name);
        };
    }

    private static String statistic(Statistic statistic) {
        return switch (statistic) {
            case Statistic.Mean _ -> "mean";
            case Statistic.Quantile(var percentile, var definition) -> switch (definition) {
                case NEAREST_RANK -> "v[(n * " + percentile.perMillion() + " + 999999) / 1000000]";
                case LINEAR -> linear("((n - 1) * " + percentile.perMillion() + ")");
            };
        };
    }

    /** Between the two values beside a position, which is given in millionths. */
    private static String linear(String position) {
        String below = "v[" + position + " / 1000000 + 1]";
        String above = "v[least(" + position + " / 1000000 + 2, n)]";
        return below + " + (" + above + " - " + below + ") * (" + position + " % 1000000) / 1000000.0";
    }

    private static String comparison(Comparison comparison) {
        return switch (comparison) {
            case ABOVE -> ">";
            case AT_LEAST -> ">=";
            case AT_MOST -> "<=";
            case BELOW -> "<";
        };
    }

    private static String number(Fraction value) {
        return "(" + value.part() + "::numeric / " + value.whole() + ")";
    }
}
