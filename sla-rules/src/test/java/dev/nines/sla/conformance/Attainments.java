package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Fault;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.measure.Attainment;
import dev.nines.sla.measure.Attainment.Standing;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.Comparison;
import dev.nines.sla.measure.Measure.IntervalAttainment;
import dev.nines.sla.measure.Measure.Target;
import dev.nines.sla.measure.PooledIntervals;
import dev.nines.sla.reply.Pool;
import dev.nines.sla.reply.Reply;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.ReplyFilter.Admission;
import dev.nines.sla.reply.Statistic;
import dev.nines.sla.reply.Statistic.Definition;
import dev.nines.sla.reply.Statistic.Quantile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class Attainments {
    private static final Objective PROMISE = new Objective(990_000);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ReplyFilter ALL =
            new ReplyFilter(Set.of(Delivery.values()), -1, Long.MAX_VALUE, new ReplyFilter.Tier.Any());

    private Attainments() {}

    static JsonNode percentile(Question question) {
        return question.input().has("cases") ? shares(question.input()) : definitions(question.input());
    }

    private static JsonNode shares(Fields input) {
        return Answer.list(input.node("cases").valueStream()
                .map(one -> share(one.get(0).longValue(), one.get(1).longValue()))
                .toList());
    }

    private static Answer share(long measured, long bad) {
        var share = new Attainment(measured - bad, measured, 0, List.of()).share().orElseThrow();
        return Answer.of("measured", measured)
                .and("bad", bad)
                .and("attainment_pct", Answer.percent(share))
                .and("breach_99", !PROMISE.isMetBy(share));
    }

    private static JsonNode definitions(Fields input) {
        var target = Fraction.of(input.decimal("target_gt"));
        var intervals = input.object("intervals");
        var all = new Answer();
        for (var name : intervals.names()) {
            var values = values(intervals.node(name));
            var nearest = interval(new Quantile(Percentile.P50, Definition.NEAREST_RANK), target, values);
            var linear = interval(new Quantile(Percentile.P50, Definition.LINEAR), target, values);
            all.and(name, Answer.of("p50_nearest_rank", Answer.number(nearest.statistic()))
                    .and("good_nearest_rank", nearest.standing() == Standing.GOOD)
                    .and("p50_linear", Answer.number(linear.statistic()))
                    .and("good_linear", linear.standing() == Standing.GOOD));
        }
        return all.json();
    }

    private static Attainment.Interval interval(Statistic statistic, Fraction target, List<Fraction> values) {
        var pooled = new PooledIntervals(new Span(Instant.EPOCH, Instant.EPOCH.plus(MINUTE)), rule(statistic, target));
        values.forEach(value -> pooled.add(Instant.EPOCH, value));
        return pooled.attainment().intervals().getFirst();
    }

    private static IntervalAttainment rule(Statistic statistic, Fraction target) {
        return new IntervalAttainment(Measure.Speed.WHOLE_ANSWER, statistic, new Target(Comparison.ABOVE, target), ALL, MINUTE, 1);
    }

    static JsonNode mean(Question question) {
        var minutes = question.input().object("minutes");
        var first = LocalTime.parse(minutes.names().getFirst());
        var last = LocalTime.parse(minutes.names().getLast());
        var day = Instant.EPOCH;
        var span = new Span(day.plusSeconds(first.toSecondOfDay()), day.plusSeconds(last.toSecondOfDay()).plus(MINUTE));
        var pooled = new PooledIntervals(span, rule(new Statistic.Mean(), Fraction.of(question.input().decimal("target_gt"))));
        for (var minute : minutes.names()) {
            var at = day.plusSeconds(LocalTime.parse(minute).toSecondOfDay());
            values(minutes.node(minute)).forEach(value -> pooled.add(at, value));
        }
        var attainment = pooled.attainment();
        var good = new Answer();
        for (var minute : minutes.names()) {
            var at = day.plusSeconds(LocalTime.parse(minute).toSecondOfDay());
            good.and(minute, attainment.intervals().stream()
                    .filter(interval -> interval.span().contains(at))
                    .map(interval -> interval.standing() == Standing.GOOD)
                    .findFirst());
        }
        return Answer.of("good", good)
                .and("measured_minutes", attainment.measured())
                .and("attainment_pct", attainment.share().map(Answer::percent))
                .json();
    }

    static JsonNode validity(Question question) {
        question.input().prose("target_gt_tps");
        var replies = new TreeMap<Long, Reply>();
        question.input().objects("probes").forEach(probe -> replies.put(probe.number("id"), reply(probe)));
        var filter = new ReplyFilter(
                Set.of(Delivery.STREAMED), 75, Long.MAX_VALUE, new ReplyFilter.Tier.Only("priority"));
        var valid = replies.values().stream().filter(reply -> filter.admit(reply) == Admission.VALID).toList();
        return Answer.of("valid_ids", ids(replies, valid::contains))
                .and("tps_sorted", new Pool(speeds(valid.stream())).values().stream().map(Answer::number).toList())
                .and("p50_nearest_rank", Answer.number(p50(speeds(valid.stream()))))
                .and("p50_all_200_probes", Answer.number(p50(speeds(replies.values().stream()))))
                .and("availability_failures_5xx", ids(replies, Attainments::isDowntime))
                .and("neither_429", ids(replies, reply -> reply instanceof Reply.Failed && !isDowntime(reply)))
                .json();
    }

    private static Reply reply(Fields probe) {
        long status = probe.number("status");
        var delivery = probe.node("stream").asBoolean() ? Delivery.STREAMED : Delivery.WHOLE;
        long tokens = probe.number("output_tokens");
        var tier = probe.text("service_tier_returned");
        var speed = probe.node("tps");
        if (status == 200) return new Reply.Answered(delivery, 0, tokens, tier, Fraction.of(speed.decimalValue()));
        return new Reply.Failed(status == 429 ? Fault.CAPACITY : Fault.PROVIDER);
    }

    private static boolean isDowntime(Reply reply) {
        return reply instanceof Reply.Failed(Fault fault) && CountingPolicy.PROVIDER_ONLY.counts(fault);
    }

    private static List<Long> ids(Map<Long, Reply> replies, Predicate<Reply> those) {
        return replies.keySet().stream().filter(id -> those.test(replies.get(id))).toList();
    }

    private static List<Fraction> speeds(Stream<Reply> replies) {
        return replies.filter(Reply.Answered.class::isInstance)
                .map(reply -> ((Reply.Answered) reply).tokensPerSecond())
                .toList();
    }

    private static Fraction p50(List<Fraction> values) {
        return new Quantile(Percentile.P50, Definition.NEAREST_RANK).of(new Pool(values));
    }

    private static List<Fraction> values(JsonNode array) {
        return IntStream.range(0, array.size()).mapToObj(i -> Fraction.of(new BigDecimal(array.get(i).asText()))).toList();
    }
}
