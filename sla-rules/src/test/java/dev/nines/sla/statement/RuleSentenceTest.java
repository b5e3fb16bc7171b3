package dev.nines.sla.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.Comparison;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.measure.Measure.SlowSuccess;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.measure.Measure.Target;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.ReplyFilter.Tier;
import dev.nines.sla.reply.Statistic;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A sentence names each parameter that could change the verdict. */
class RuleSentenceTest {
    private static final Objective NINES_3 = new Objective(999_000);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    static Stream<Arguments> sentences() {
        return Stream.of(
                arguments(uptime(new Measure.RequestRatio(new Repeats.Counted(), new SlowSuccess.Good())), """
                    good / (good + bad) runs of the period, promised at least 99.9 %; met when good x 1000000 >= (good + bad) x 999000."""),
                arguments(uptime(new Measure.RequestRatio(
                        new Repeats.Suppressed(FIVE_MINUTES), new SlowSuccess.BadAbove(Duration.ofSeconds(60)))), """
                    good / (good + bad) runs of the period, promised at least 99.9 %; met when good x 1000000 >= (good + bad) x 999000. \
                    An error within 300 s after a counted one repeats it and is excluded. An answer that took more than 60 s is bad."""),
                arguments(uptime(new Measure.MeanErrorRate(
                        FIVE_MINUTES, EmptyInterval.WITHOUT_ERROR, Denominator.WHOLE_PERIOD)), """
                    1 less the mean error rate of all intervals of 300 s, laid from the period's beginning, promised at least 99.9 %; one \
                    without a request had none that failed. The whole is the period, also where the contract holds in a part of it."""),
                arguments(uptime(new Measure.MeanErrorRate(FIVE_MINUTES, EmptyInterval.LEFT_OUT, Denominator.ACTIVE_PART)), """
                    1 less the mean error rate of all intervals of 300 s, laid from the period's beginning, promised at least 99.9 %; one \
                    without a request is left out. The whole is the part of the period in which the contract holds."""),
                arguments(minutes(RunScope.ACROSS_PERIODS, Gap.ENDS_RUN, ExcludedTime.KEPT), """
                    (minutes - down minutes) / minutes of the period, promised at least 99.9 %. A minute is down when it has at least 2 runs \
                    and more than 0.05 of them failed; down minutes count in runs of 5 or more. A minute without a run ends a run, an \
                    excluded one ends a run. A run may begin before the period and end after it; its minutes inside count. Excluded time \
                    stays in the period's length. The whole is the period, also where the contract holds in a part of it."""),
                arguments(minutes(RunScope.WITHIN_PERIOD, Gap.BRIDGED, ExcludedTime.REMOVED), """
                    (minutes - down minutes) / minutes of the period, promised at least 99.9 %. A minute is down when it has at least 2 runs \
                    and more than 0.05 of them failed; down minutes count in runs of 5 or more. A minute without a run is passed over, an \
                    excluded one is passed over. The period's edges end a run. Excluded time leaves the period's length. The whole is the \
                    period, also where the contract holds in a part of it."""),
                arguments(speed(Speed.WHOLE_ANSWER, new Statistic.Mean(), new Tier.Any()), """
                    the share of intervals of 300 s in which the mean of the output tokens per second of the whole answer is above 50, \
                    promised at least 99.9 %. Counted are answers that came streamed or whole, with more than 75 output tokens and at most \
                    1000 input tokens. An interval with fewer than 3 of them is not measured."""),
                arguments(speed(Speed.AFTER_FIRST_TOKEN, new Statistic.Quantile(Percentile.P50, Statistic.Definition.NEAREST_RANK),
                        new Tier.Only("priority")), """
                    the share of intervals of 300 s in which the p50 (nearest rank) of the output tokens per second after the first token is \
                    above 50, promised at least 99.9 %. Counted are answers that came streamed or whole, with more than 75 output tokens and \
                    at most 1000 input tokens, served on the tier priority. An interval with fewer than 3 of them is not measured."""),
                arguments(latency(Failures.OVER), """
                    the nearest-rank p99 of the time to the first token is at most 800 ms, which is to say that at most 1 % of the counted \
                    runs are over it; met when over x 1000000 <= counted x 10000. A failed run counts as over the limit. Fewer than 100 \
                    counted runs decide nothing."""),
                arguments(latency(Failures.EXCLUDED), """
                    the nearest-rank p99 of the time to the first token is at most 800 ms, which is to say that at most 1 % of the counted \
                    runs are over it; met when over x 1000000 <= counted x 10000. Failed runs are excluded. Fewer than 100 counted runs \
                    decide nothing."""));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void says_all_that_decides(Rule rule, String sentence) {
        assertThat(RuleSentence.of(rule)).isEqualTo("Rule r: " + sentence);
    }

    private static Rule uptime(Measure.Availability measure) {
        return new Rule.Uptime("r", NINES_3, measure);
    }

    private static Rule minutes(RunScope scope, Gap gap, ExcludedTime excluded) {
        return uptime(new Measure.DowntimeMinutes(
                new DownMinute(new Ratio(5, 100), 2),
                new Measure.Run(5, scope, gap, gap),
                new Measure.Total(excluded, Denominator.WHOLE_PERIOD)));
    }

    private static Rule speed(Speed speed, Statistic statistic, Tier tier) {
        return new Rule.Intervals("r", NINES_3, new Measure.IntervalAttainment(
                speed, statistic, new Target(Comparison.ABOVE, Fraction.of(50)),
                new ReplyFilter(Set.of(Delivery.STREAMED, Delivery.WHOLE), 75, 1000, tier), FIVE_MINUTES, 3));
    }

    private static Rule latency(Failures failures) {
        return new Rule.Latency("r", Percentile.P99, Of.FIRST_TOKEN, Duration.ofMillis(800), failures, 100);
    }
}
