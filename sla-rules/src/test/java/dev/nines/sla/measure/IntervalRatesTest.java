package dev.nines.sla.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.contract.Period;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.measure.Measure.MeanErrorRate;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalRatesTest {
    private static final Period DAY = new Period(LocalDate.of(2026, 6, 10), LocalDate.of(2026, 6, 10), ZoneOffset.UTC);
    private static final Duration WIDTH = Duration.ofMinutes(5);

    @ParameterizedTest(name = "{0}, {1}: {2} intervals, {3} up")
    @CsvSource(textBlock = """
        WITHOUT_ERROR, WHOLE_PERIOD, 288, 383/384
        WITHOUT_ERROR, ACTIVE_PART,  144, 287/288
        LEFT_OUT,      WHOLE_PERIOD,   2, 5/8
        LEFT_OUT,      ACTIVE_PART,    1, 1/2
        """)
    void empty_intervals_and_the_time_before_a_contract_count_as_the_rule_says(
            EmptyInterval empty, Denominator denominator, long intervals, String uptime) {
        var slices = new Slices(DAY.span(), WIDTH);
        slices.add(DAY.from(), 4, 1);
        slices.add(noon(), 2, 1);
        var frame = new Frame(DAY, new Span(noon(), DAY.to()), Spans.NONE);

        var rates = IntervalRates.of(new MeanErrorRate(WIDTH, empty, denominator), slices, frame);

        assertThat(rates.intervals()).isEqualTo(intervals);
        assertThat(rates.uptime().map(Fraction::text)).contains(uptime);
    }

    @Test
    void each_interval_below_all_is_listed() {
        var slices = new Slices(DAY.span(), WIDTH);
        slices.add(DAY.from().plusSeconds(299), 3, 1);
        slices.add(DAY.from().plusSeconds(300), 3, 0);

        var rates = IntervalRates.of(rule(EmptyInterval.LEFT_OUT), slices, Frame.of(DAY, Spans.NONE));

        assertThat(rates.withErrors()).containsExactly(
                new IntervalRates.Interval(new Span(DAY.from(), DAY.from().plus(WIDTH)), 3, 1));
        assertThat(rates.uptime()).contains(new Fraction(5, 6));
    }

    @Test
    void nothing_at_all_has_no_uptime() {
        var slices = new Slices(DAY.span(), WIDTH);

        assertThat(IntervalRates.of(rule(EmptyInterval.LEFT_OUT), slices, Frame.of(DAY, Spans.NONE)).uptime()).isEmpty();
    }

    @Test
    void slices_of_another_width_or_time_are_refused() {
        var frame = Frame.of(DAY, Spans.NONE);
        var minutes = new Slices(DAY.span(), Duration.ofMinutes(1));
        var later = new Slices(new Span(noon(), DAY.to()), WIDTH);

        assertThatThrownBy(() -> IntervalRates.of(rule(EmptyInterval.LEFT_OUT), minutes, frame))
                .hasMessageStartingWith("slices must be laid over the period by PT5M: ");
        assertThatThrownBy(() -> IntervalRates.of(rule(EmptyInterval.LEFT_OUT), later, frame))
                .hasMessageStartingWith("slices must be laid over the period by PT5M: ");
    }

    @Test
    void samples_are_requests_and_what_is_excluded_or_missing_is_none() {
        var slices = new Slices(DAY.span(), WIDTH);
        slices.add(new Sample.Good(noon(), "OK", new Measured(1)));
        slices.add(new Sample.Bad(noon(), "TIMEOUT", new Never()));
        slices.add(new Sample.Excluded(noon(), "QUOTA"));
        slices.add(new Sample.Missing(noon(), "LOCAL"));

        assertThat(slices.requests(144)).isEqualTo(2);
        assertThat(slices.errors(144)).isEqualTo(1);
    }

    @Test
    void the_last_slice_may_be_shorter() {
        var slices = new Slices(new Span(noon(), noon().plusSeconds(301)), WIDTH);

        assertThat(slices.count()).isEqualTo(2);
        assertThat(slices.slice(1)).isEqualTo(new Span(noon().plusSeconds(300), noon().plusSeconds(301)));
    }

    /** From a moment after a full second on: up to the nanosecond, over the second and past the year in which ints of seconds end. */
    @ParameterizedTest(name = "{0} ns: {1}")
    @CsvSource({"0, 0", "299999999999, 0", "300000000000, 1", "300299999999, 1", "599999999999, 1", "600000000000, 2"})
    void an_instant_is_in_its_slice_to_the_nanosecond(long nanos, int slice) {
        for (var from : List.of(noon().plusNanos(700_000_001), Instant.parse("1969-12-31T23:58:00.9Z"), Instant.parse("2038-01-19T03:13:00.5Z"))) {
            var slices = new Slices(new Span(from, from.plusSeconds(900)), WIDTH);
            slices.add(from.plusNanos(nanos), 1, 0);

            assertThat(slices.requests(slice)).as("from " + from).isEqualTo(1);
        }
    }

    @Test
    void what_cannot_be_counted_is_refused() {
        var slices = new Slices(DAY.span(), WIDTH);

        assertThatThrownBy(() -> slices.add(DAY.to(), 1, 0)).hasMessageStartingWith("must be in Span[");
        assertThatThrownBy(() -> slices.add(noon(), 1, 2)).hasMessage("errors must be in 0..1: 2");
        assertThatThrownBy(() -> slices.add(noon(), 1, -1)).hasMessage("errors must be in 0..1: -1");
        assertThatThrownBy(() -> slices.addAll(new Slices(DAY.span(), Duration.ofMinutes(1))))
                .hasMessageStartingWith("slices must be laid alike: ");
        assertThatThrownBy(() -> new Slices(DAY.span(), Duration.ZERO)).hasMessage("width must be positive: PT0S");
    }

    private static MeanErrorRate rule(EmptyInterval empty) {
        return new MeanErrorRate(WIDTH, empty, Denominator.WHOLE_PERIOD);
    }

    private static Instant noon() {
        return DAY.from().plus(Duration.ofHours(12));
    }
}
