package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.reply.Pool;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.sample.Timed;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Judge;
import dev.nines.sla.verdict.LatencyTally;
import dev.nines.sla.verdict.Quantile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

final class Latencies {
    private static final Pattern SCHEDULE = Pattern.compile("t=(\\d+)\\.\\.(\\d+) s every (\\d+) s");
    private static final Instant START = Instant.EPOCH;

    private Latencies() {}

    static JsonNode aggregation(Question question) {
        var input = question.input();
        input.prose("definition");
        var percentile = Terms.percentile(input.text("p"));
        var one = pool(input.object("interval_1"));
        var other = pool(input.object("interval_2"));
        return Answer.of("p99_interval_1", Answer.number(one.nearestRank(percentile)))
                .and("p99_interval_2", Answer.number(other.nearestRank(percentile)))
                .and("true_pooled_p99", Answer.number(one.plus(other).nearestRank(percentile)))
                .json();
    }

    private static Pool pool(Fields counts) {
        var values = new ArrayList<Fraction>();
        for (var seconds : counts.names()) {
            var value = Fraction.of(new BigDecimal(seconds.replace("s", "")));
            for (long i = counts.number(seconds); i > 0; i--) values.add(value);
        }
        return new Pool(values);
    }

    /** A stalled service answers what waits when the stall is over; another answer takes as long as normal. */
    static JsonNode omission(Question question) {
        var input = question.input();
        input.prose("open_loop", "closed_loop");
        var schedule = SCHEDULE.matcher(input.text("schedule"));
        if (!schedule.matches()) throw new AssertionError("no such schedule: " + input.text("schedule"));
        var normal = Terms.seconds(input.decimal("normal_latency_s"));
        var stall = input.node("stall");
        var values = new ArrayList<Fraction>();
        long every = Long.parseLong(schedule.group(3));
        for (long t = Long.parseLong(schedule.group(1)); t <= Long.parseLong(schedule.group(2)); t += every) {
            boolean waits = t >= stall.get(0).longValue() && t < stall.get(1).longValue();
            var sent = START.plusSeconds(t);
            var timed = new Timed(sent, waits ? START.plusSeconds(stall.get(1).longValue()) : sent.plus(normal));
            values.add(seconds(timed.latency()));
        }
        return Answer.of("open_loop", summary(new Pool(values))).json();
    }

    private static Answer summary(Pool pool) {
        return Answer.of("n", pool.size())
                .and("p50", Answer.number(pool.nearestRank(Percentile.P50)))
                .and("p90", Answer.number(pool.nearestRank(new Percentile(900_000))))
                .and("p99", Answer.number(pool.nearestRank(Percentile.P99)))
                .and("mean", Answer.number(pool.mean()));
    }

    static JsonNode rule(Question question) {
        var input = question.input();
        var limit = Terms.seconds(input.decimal("threshold_s"));
        var fast = Terms.seconds(input.decimal("fast_s"));
        var slow = Terms.seconds(input.decimal("slow_s"));
        return Answer.list(question.asked().valueStream().map(row -> {
            long n = row.get("n").longValue();
            long exceed = row.get("exceed_" + limit.toSeconds() + "s").longValue();
            var tally = new LatencyTally(Failures.OVER);
            for (long i = 0; i < n; i++) tally.add(good(i < exceed ? slow : fast));
            var answer = judged(tally, limit);
            return answer.and("exceed_5s", tally.over(limit));
        }).toList());
    }

    static JsonNode failures(Question question) {
        var input = question.input();
        var limit = Terms.seconds(input.decimal("threshold_s"));
        long fast = input.number("fast_1s");
        var slow = input.node("slow_s").valueStream().map(JsonNode::decimalValue).map(Terms::seconds).toList();
        long failed = input.number("failed");
        return Answer.of("failures_excluded", judged(tally(Failures.EXCLUDED, fast, slow, failed), limit))
                .and("failures_count_as_over_threshold", judged(tally(Failures.OVER, fast, slow, failed), limit))
                .json();
    }

    private static LatencyTally tally(Failures failures, long fast, List<Duration> slow, long failed) {
        var tally = new LatencyTally(failures);
        for (long i = 0; i < fast; i++) tally.add(good(Duration.ofSeconds(1)));
        slow.forEach(one -> tally.add(good(one)));
        for (long i = 0; i < failed; i++) tally.add(new Sample.Bad(START, "SERVER_ERROR", new Never()));
        return tally;
    }

    private static Answer judged(LatencyTally tally, Duration limit) {
        var rule = new Rule.Latency("p99", Percentile.P99, Of.TOTAL, limit, tally.failures(), 100);
        var period = new Period(YearMonth.of(2026, 6), ZoneOffset.UTC);
        var verdict = Judge.judge(rule, tally, new Basis(period, tally.count(), 0, period.to()));
        boolean met = verdict.word().equals("MET");
        var share = verdict.evidence().attained().orElseThrow();
        return Answer.of("n", tally.count())
                .and("exceed", tally.over(limit))
                .and("p99_nearest_rank_s", Answer.number(p99(verdict.evidence().quantile())))
                .and("met_p99_le_5s", met)
                .and("count_rule_100k_le_n", rule.objective().isMetBy(share));
    }

    private static Fraction p99(Quantile quantile) {
        return switch (quantile) {
            case Quantile.Known(Measured(long micros)) -> new Fraction(micros, 1_000_000);
            case Quantile.Known _, Quantile.TooFew _, Quantile.NotAsked _ ->
                throw new AssertionError("the p99 was not measured: " + quantile);
        };
    }

    private static Sample good(Duration took) {
        return new Sample.Good(START, "OK", new Measured(took.toNanos() / 1000));
    }

    private static Fraction seconds(Duration duration) {
        return Fraction.of(BigDecimal.valueOf(duration.toNanos(), 9));
    }
}
