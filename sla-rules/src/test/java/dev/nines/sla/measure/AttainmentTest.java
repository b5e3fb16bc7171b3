package dev.nines.sla.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.measure.Attainment.Standing;
import dev.nines.sla.measure.Measure.Comparison;
import dev.nines.sla.measure.Measure.IntervalAttainment;
import dev.nines.sla.measure.Measure.Target;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import dev.nines.sla.reply.Statistic.Definition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttainmentTest {
    private static final Duration WIDTH = Duration.ofMinutes(5);
    private static final Span HOUR = new Span(Instant.EPOCH, Instant.EPOCH.plusSeconds(3600));
    private static final ReplyFilter ALL =
            new ReplyFilter(Set.of(Delivery.STREAMED), 0, 200_000, new ReplyFilter.Tier.Any());
    private static final Statistic P50 = new Statistic.Quantile(Percentile.P50, Definition.NEAREST_RANK);

    @ParameterizedTest(name = "50 is {0} 50: {1}")
    @CsvSource(textBlock = """
        ABOVE,    51, GOOD
        ABOVE,    50, BAD
        AT_LEAST, 50, GOOD
        AT_LEAST, 49, BAD
        AT_MOST,  50, GOOD
        AT_MOST,  51, BAD
        BELOW,    49, GOOD
        BELOW,    50, BAD
        """)
    void an_interval_is_good_as_the_target_compares(Comparison comparison, long value, Standing standing) {
        var attainment = pooled(rule(comparison, 1), value).attainment();

        assertThat(attainment.intervals()).extracting(Attainment.Interval::standing).containsExactly(standing);
    }

    @Test
    void intervals_with_too_few_samples_leave_the_share_and_are_counted() {
        var pooled = pooled(rule(Comparison.ABOVE, 2), 60, 60, 60);
        pooled.add(Instant.EPOCH.plusSeconds(300), Fraction.of(10));
        pooled.add(Instant.EPOCH.plusSeconds(3599), Fraction.of(40));
        pooled.add(Instant.EPOCH.plusSeconds(3598), Fraction.of(40));

        var attainment = pooled.attainment();

        assertThat(attainment.share()).contains(new Ratio(1, 2));
        assertThat(attainment.notMeasured()).isEqualTo(10);
        assertThat(attainment.intervals().getLast()).isEqualTo(new Attainment.Interval(
                new Span(Instant.EPOCH.plusSeconds(3300), HOUR.to()), 2, Fraction.of(40), Standing.BAD));
    }

    @Test
    void nothing_measured_is_no_share() {
        var attainment = pooled(rule(Comparison.ABOVE, 1)).attainment();

        assertThat(attainment.share()).isEmpty();
        assertThat(attainment.notMeasured()).isEqualTo(12);
    }

    @Test
    void an_interval_counts_with_the_values_it_has_so_far_and_takes_more() {
        var pooled = pooled(rule(Comparison.ABOVE, 2), 60);
        assertThat(pooled.attainment().measured()).isZero();

        pooled.add(Instant.EPOCH.plusSeconds(299), Fraction.of(40));
        assertThat(pooled.attainment().share()).contains(new Ratio(0, 1));
        pooled.add(Instant.EPOCH, Fraction.of(60));
        for (int value = 0; value < 30; value++) pooled.add(Instant.EPOCH.plusSeconds(1500), Fraction.of(29 - value));

        assertThat(pooled.attainment().intervals()).containsExactly(
                new Attainment.Interval(new Span(Instant.EPOCH, Instant.EPOCH.plusSeconds(300)), 3, Fraction.of(60), Standing.GOOD),
                new Attainment.Interval(new Span(Instant.EPOCH.plusSeconds(1500), Instant.EPOCH.plusSeconds(1800)), 30, Fraction.of(14), Standing.BAD));
        assertThat(pooled.attainment().notMeasured()).isEqualTo(10);
    }

    @Test
    void the_last_interval_ends_with_its_span() {
        var rule = rule(Comparison.ABOVE, 1);
        var pooled = new PooledIntervals(new Span(Instant.EPOCH, Instant.EPOCH.plusSeconds(301)), rule);
        pooled.add(Instant.EPOCH.plusSeconds(300), Fraction.of(60));

        assertThat(pooled.attainment()).isEqualTo(new Attainment(1, 1, 1, List.of(new Attainment.Interval(
                new Span(Instant.EPOCH.plusSeconds(300), Instant.EPOCH.plusSeconds(301)), 1, Fraction.of(60), Standing.GOOD))));
    }

    @Test
    void what_cannot_be_measured_is_refused() {
        var rule = rule(Comparison.ABOVE, 1);
        assertThatThrownBy(() -> pooled(rule).add(HOUR.to(), Fraction.ONE)).hasMessageStartingWith("must be in Span[");
        var second = pooled(rule);
        second.add(Instant.EPOCH.plusSeconds(300), Fraction.ONE);
        assertThatThrownBy(() -> second.add(Instant.EPOCH.plusSeconds(299), Fraction.ONE)).hasMessageStartingWith("must not be before Span[");
        assertThatThrownBy(() -> new IntervalAttainment(rule.speed(), P50, rule.target(), ALL, Duration.ZERO, 1))
                .hasMessage("width must be positive: PT0S");
        assertThatThrownBy(() -> new Attainment(3, 2, 0, List.of())).hasMessage("good must be in 0..2: 3");
        assertThatThrownBy(() -> new Attainment(-1, 2, 0, List.of())).hasMessage("good must be in 0..2: -1");
        assertThatThrownBy(() -> rule(Comparison.ABOVE, 0)).hasMessage("minimum samples must be at least 1: 0");
    }

    private static PooledIntervals pooled(IntervalAttainment rule, long... values) {
        var pooled = new PooledIntervals(HOUR, rule);
        for (long value : values) pooled.add(Instant.EPOCH, Fraction.of(value));
        return pooled;
    }

    private static IntervalAttainment rule(Comparison comparison, long minimum) {
        return new IntervalAttainment(Measure.Speed.WHOLE_ANSWER, P50, new Target(comparison, Fraction.of(50)), ALL, WIDTH, minimum);
    }
}
