package dev.nines.monitor.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.Comparison;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** June in Kathmandu begins on a quarter of an hour of UTC. */
class CountedUntilTest {
    private static final Period JUNE = new Period(YearMonth.of(2026, 6), ZoneId.of("Asia/Kathmandu"));
    private static final Objective PROMISE = new Objective(999_000);

    @ParameterizedTest(name = "{0} of {1}, in force from minute {2}, rounds of {3}, at {4}: up to minute {5}")
    @CsvSource(textBlock = """
        runs,   PT0S,  0, PT1S,  PT0S,     0
        runs,   PT0S,  0, PT1S,  PT6M59S,  0
        runs,   PT0S,  0, PT1S,  PT7M,     5
        rates,  PT10M, 0, PT1S,  PT11M59S, 0
        rates,  PT10M, 0, PT1S,  PT12M,    10
        rates,  PT1H,  0, PT1S,  PT121M,   60
        rates,  PT1H,  7, PT1S,  PT61M,    7
        rates,  PT1H,  7, PT1S,  PT62M,    60
        speeds, PT10M, 7, PT1S,  PT18M59S, 7
        speeds, PT10M, 7, PT1S,  PT19M,    17
        runs,   PT0S,  0, PT10M, PT13M,    5
        runs,   PT0S,  0, PT10M, PT17M,    15
        rates,  PT7M,  0, PT5M,  PT36M,    0
        rates,  PT7M,  0, PT5M,  PT37M,    35
        runs,   PT0S,  0, PT1S,  P30D,     43195
        rates,  PT7M,  0, PT1S,  P30DT1M,  43197
        runs,   PT0S,  0, PT1S,  P30DT2M,  43200
        rates,  PT7M,  0, PT1S,  P30DT3M,  43200
        """)
    void whole_intervals_and_whole_rounds_are_counted(
            String rule, Duration width, long inForceFrom, Duration round, Duration now, long minute) {
        var judged = new Span(minute(inForceFrom), JUNE.to());
        var until = new CountedUntil(rule(rule, width), JUNE, judged).at(JUNE.from().plus(now), at ->
                at.getEpochSecond() % round.toSeconds() == 0);

        assertThat(until).isEqualTo(minute(minute));
    }

    private static Rule rule(String name, Duration width) {
        return switch (name) {
            case "runs" -> new Rule.Uptime("r", PROMISE);
            case "rates" -> new Rule.Uptime("r", PROMISE,
                    new Measure.MeanErrorRate(width, EmptyInterval.LEFT_OUT, Denominator.ACTIVE_PART));
            case "speeds" -> new Rule.Intervals("r", PROMISE, new Measure.IntervalAttainment(
                    Measure.Speed.WHOLE_ANSWER, new Statistic.Quantile(Percentile.P50, Statistic.Definition.NEAREST_RANK),
                    new Measure.Target(Comparison.ABOVE, Fraction.of(50)),
                    new ReplyFilter(Set.of(Delivery.STREAMED), 75, 1000, new ReplyFilter.Tier.Any()), width, 1));
            default -> throw new IllegalArgumentException("no such rule: " + name);
        };
    }

    private static Instant minute(long minute) {
        return JUNE.from().plus(Duration.ofMinutes(minute));
    }
}
