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

    private static final String GRADED = """
            with recursive run as (
                select vantage, scheduled_at as slot, class::text as class, flags, cause, limit_us, ttft_us, total_us, prompt_tokens, completion_tokens,
                       service_tier, bool_or(class = 'OK') over (partition by vantage order by scheduled_at
                                                                 rows between unbounded preceding and 1 preceding) as answered
                from nines.observation_view
                where target = {target} and vantage in ({heard})
                  and scheduled_at >= {read_from} and scheduled_at < {read_to}),
            named as (
                select r.*, {us} as us, case class
                    when 'OK' then {answer}
                    when 'LOCAL' then cause
                    when 'MODEL_NOT_FOUND' then case
                        when slot > (select coalesce(l.listed_until, 'infinity') from nines.listing_view l
                                     where l.endpoint = {endpoint} and l.vantage = r.vantage and l.model = {model}
                                       and l.listed_from <= r.slot
                                     order by l.listed_from desc limit 1) then 'RETIRED'
                        when answered then 'MODEL_NOT_FOUND'
                        else 'NEVER_ANSWERED' end
                    else class end as word
                from run r),
            graded as (
                select n.*, case when class = 'LOCAL' then 'missing' when word = 'OK' then 'good'
                                 when word = any('{{bad}}') then 'bad' else 'excluded' end as grade
                from named n)
            """;
    private static final String ALONE = """
            , heard as (select g.*, slot as round from graded g),
            said as (select round, slot, class, us, limit_us, grade, word from heard)
            """;
    /** A timeout sorts after every measured time, and what never answered last: 2 and 3. */
    private static final String TOGETHER = """
            , heard as (
                select distinct on (round, vantage) g.*
                from (select g.*, date_bin({round}, slot, timestamptz 'epoch') as round,
                             case when grade = 'bad' and class = 'TIMEOUT' then 2 when grade = 'good' and us is not null then 1 else 3 end as certainty,
                             case when grade = 'bad' and class = 'TIMEOUT' then limit_us when grade = 'good' then us end as bound_us
                      from graded g) g
                order by round, vantage, slot),
            voted as (
                select round, count(*) filter (where grade = 'good') as goods, count(*) filter (where grade = 'bad') as bads,
                       count(*) filter (where grade = 'excluded') as excluded,
                       array_agg(word order by vantage collate "C") filter (where grade = 'bad') as bad_words,
                       array_agg(word order by vantage collate "C") filter (where grade = 'excluded') as excluded_words,
                       array_agg(certainty order by certainty desc, bound_us desc) filter (where grade in ('good', 'bad')) as certainties,
                       array_agg(bound_us order by certainty desc, bound_us desc) filter (where grade in ('good', 'bad')) as bounds,
                       array_agg(certainty order by certainty desc, bound_us desc) filter (where grade = 'good') as good_certainties,
                       array_agg(bound_us order by certainty desc, bound_us desc) filter (where grade = 'good') as good_bounds
                from heard group by round),
            said as (
                select round, greatest(round, {read_from}) as slot, grade,
                       case grade when 'bad' then bad_words[1] when 'good' then 'OK' when 'excluded' then excluded_words[1] else 'VANTAGES_SILENT' end as word,
                       case when certainty = 2 then 'TIMEOUT' end as class, case when certainty = 1 then bound_us end as us,
                       case when certainty = 2 then bound_us end as limit_us
                from (select v.*, case grade when 'bad' then certainties[{quorum}] when 'good' then good_certainties[least({quorum}, goods)] end as certainty,
                             case grade when 'bad' then bounds[{quorum}] when 'good' then good_bounds[least({quorum}, goods)] end as bound_us
                      from (select v.*, case when bads >= {quorum} then 'bad' when {vantages} - goods < {quorum} then 'good'
                                             when excluded = {vantages} then 'excluded' else 'missing' end as grade
                            from voted v) v) v)
            """;
    private static final String COUNTED = """
            , counted as (
                select round, slot, class, us, limit_us,
                       case when grade in ('good', 'bad') and in_excluded_time then 'excluded' else grade end as standing,
                       case when grade in ('good', 'bad') and in_excluded_time then 'EXCLUDED_TIME' else word end as reason
                from (select s.*, slot <@ '{{excluded}}'::tstzmultirange as in_excluded_time from said s where slot >= {from} and slot < {to}) s)
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
        return filled(scope, reach, GRADED + switch (scope.view()) {
            case View.Alone _ -> ALONE;
            case View.Together _ -> TOGETHER;
        } + COUNTED + question, all);
    }

    /** @param source what the rule has made of {@code counted}, or that itself */
    Query byReason(String steps, String source, Map<String, String> values) {
        return new Query("runs by what they count as and why", then(steps + BY_REASON.replace("{source}", source), values));
    }

    static String filled(Scope scope, Span reach, String sql, Map<String, String> others) {
        var target = scope.view().target();
        var frame = scope.frame();
        var values = new HashMap<>(Map.of("target", Literal.of(target.name()), "endpoint", Literal.of(target.endpoint()), "model", Literal.of(target.model()),
                "bad", scope.bad().stream().sorted().map(Enum::name).collect(joining(",")),
                "excluded", frame.excluded().list().stream().map(Runs::range).collect(joining(","))));
        values.putAll(seen(scope, reach));
        values.putAll(bounds("", reach));
        values.putAll(bounds("period_", frame.period().span()));
        values.putAll(bounds("judged_", frame.judged()));
        values.putAll(others);
        return Template.filled(sql, values);
    }

    /** By one vantage what is read is at least what the rule reaches; by several, what is read decides where the first round begins. */
    private static Map<String, String> seen(Scope scope, Span reach) {
        return switch (scope.view()) {
            case View.Alone(var series) -> Map.of("heard", Literal.of(series.vantage()),
                    "read_from", Literal.bound(earlier(scope.read().from(), reach.from())), "read_to", Literal.bound(reach.to()));
            case View.Together(_, var heard, var vantages, var round) -> Map.of("heard", heard.stream().map(Literal::of).collect(joining(", ")),
                    "read_from", Literal.bound(scope.read().from()), "read_to", Literal.bound(scope.read().to()),
                    "quorum", String.valueOf(vantages.quorum()), "vantages", String.valueOf(vantages.names().size()), "round", Literal.interval(round));
        };
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
