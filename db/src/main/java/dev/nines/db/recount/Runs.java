package dev.nines.db.recount;

import static java.util.stream.Collectors.joining;

import dev.nines.db.sql.Literal;
import dev.nines.probe.Flag;
import dev.nines.probe.Phase;
import dev.nines.sla.Span;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The runs of a scope as a rule counts each of them: how every statement begins. What follows reads {@code counted}, with the
 * {@code standing} of each run and the {@code reason}.
 *
 * @param reach of which runs count
 * @param us which latency of an answer is looked at
 * @param answer under which word an answer is counted; good is OK
 */
record Runs(Scope scope, Span reach, String us, String answer) {
    private static final String BY_REASON = """
            select standing, reason, count(*) as n
            from {source}
            where slot >= {judged_from} and slot < {judged_to}
            group by standing, reason
            order by standing, reason""";

    private static final String COUNTED = """
            with recursive run as (
                select scheduled_at as slot, class::text as class, flags, cause, limit_us, ttft_us, total_us, prompt_tokens, completion_tokens,
                       service_tier, bool_or(class = 'OK') over (order by scheduled_at rows between unbounded preceding and 1 preceding) as answered
                from nines.observation_view
                where target = {target} and vantage = {vantage}
                  and scheduled_at >= {read_from} and scheduled_at < {to}),
            named as (
                select r.*, {us} as us, case class
                    when 'OK' then {answer}
                    when 'LOCAL' then cause
                    when 'MODEL_NOT_FOUND' then case
                        when slot > (select coalesce(l.listed_until, 'infinity') from nines.listing_view l
                                     where l.endpoint = {endpoint} and l.vantage = {vantage} and l.model = {model}
                                       and l.listed_from <= r.slot
                                     order by l.listed_from desc limit 1) then 'RETIRED'
                        when answered then 'MODEL_NOT_FOUND'
                        else 'NEVER_ANSWERED' end
                    else class end as word
                from run r),
            graded as (
                select n.*, case when class = 'LOCAL' then 'missing' when word = 'OK' then 'good'
                                 when word = any('{{bad}}') then 'bad' else 'excluded' end as grade,
                       slot <@ '{{excluded}}'::tstzmultirange as in_excluded_time
                from named n
                where slot >= {from}),
            counted as (
                select g.*, case when grade in ('good', 'bad') and in_excluded_time then 'excluded' else grade end as standing,
                       case when grade in ('good', 'bad') and in_excluded_time then 'EXCLUDED_TIME' else word end as reason
                from graded g)
            """;

    /** As uptime counts them: an answer has its total time where that was seen. */
    static Runs forUptime(Scope scope, Span reach) {
        return new Runs(scope, reach, "case when not flags && '{" + spoiling(Phase.TOTAL) + "}' then total_us::bigint end", "'OK'");
    }

    /** As a latency rule counts them; the first flag that spoils a latency is the reason why its answer is not counted. */
    static Runs forLatency(Scope scope, Phase phase) {
        String us = switch (phase) {
            case TTFT -> "ttft_us";
            case TOTAL -> "total_us";
            case DNS, CONNECT, TLS, REQUEST, TTFB, TTFO, LAST_TOKEN, MAX_GAP, TPOT ->
                throw new IllegalArgumentException("no rule is about " + phase);
        };
        String answer = Flag.spoiling(phase).stream()
                .map(flag -> "when " + Literal.of(flag.word()) + " = any(flags) then " + Literal.of(flag.name()))
                .collect(joining(" ", "case ", " when " + us + " is null then 'NOT_OBSERVED' else 'OK' end"));
        return new Runs(scope, scope.frame().judged(), us + "::bigint", answer);
    }

    /** The words of flags that spoil a latency, as between the braces of an array. */
    static String spoiling(Phase phase) {
        return Flag.spoiling(phase).stream().map(Flag::word).collect(joining(","));
    }

    /** The statement that goes on as given; it may have places for what stands in the scope, and for what is handed over. */
    String then(String question, Map<String, String> values) {
        var all = new HashMap<>(values);
        all.put("us", us);
        all.put("answer", answer);
        return filled(scope, reach, COUNTED + question, all);
    }

    /** @param source what the rule has made of {@code counted}, or that itself */
    Query byReason(String steps, String source, Map<String, String> values) {
        return new Query("runs by what they count as and why", then(steps + BY_REASON.replace("{source}", source), values));
    }

    static String filled(Scope scope, Span reach, String sql, Map<String, String> others) {
        var target = scope.series().target();
        var frame = scope.frame();
        var values = new HashMap<>(Map.of("target", Literal.of(target.name()), "vantage", Literal.of(scope.series().vantage()),
                "endpoint", Literal.of(target.endpoint()), "model", Literal.of(target.model()),
                "bad", scope.bad().stream().sorted().map(Enum::name).collect(joining(",")), "excluded", frame.excluded().list().stream().map(Runs::range).collect(joining(","))));
        values.putAll(bounds("", reach));
        values.putAll(bounds("period_", frame.period().span()));
        values.putAll(bounds("judged_", frame.judged()));
        values.put("read_from", Literal.bound(earlier(scope.readFrom(), reach.from())));
        values.putAll(others);
        return Template.filled(sql, values);
    }

    static Map<String, String> bounds(String name, Span span) {
        return Map.of(name + "from", Literal.bound(span.from()), name + "to", Literal.bound(span.to()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String range(Span span) {
        return "[" + Literal.instant(span.from()) + "," + Literal.instant(span.to()) + ")";
    }
}
