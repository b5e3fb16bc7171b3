package dev.nines.sla.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.contract.Period;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.DowntimeMinutes;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.Run;
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.measure.Measure.Total;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A minute of the strings below: all fail (F), all succeed (G), nothing was asked (.), or excluded (x, failing). */
class DowntimeTest {
    private static final Period DAY = new Period(LocalDate.of(2026, 6, 10), LocalDate.of(2026, 6, 10), ZoneOffset.UTC);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest(name = "{0}: {1} with {2} in a row, silence {3}, excluded {4}")
    @CsvSource(textBlock = """
        a run too short,                    FFFFG,        5, ENDS_RUN, ENDS_RUN, 0
        a run just long enough,             FFFFFG,       5, ENDS_RUN, ENDS_RUN, 5
        one good minute ends it,            FFFFGFFFF,    5, BRIDGED,  BRIDGED,  0
        silence ends it,                    FFF..FFF,     5, ENDS_RUN, BRIDGED,  0
        silence is bridged and not down,    FFF..FFF,     5, BRIDGED,  ENDS_RUN, 6
        exclusion ends it,                  FFFxxFFF,     5, BRIDGED,  ENDS_RUN, 0
        exclusion is bridged and not down,  FFFxxFFF,     5, ENDS_RUN, BRIDGED,  6
        bridged minutes do not make a run,  FFxxxxFF,     5, BRIDGED,  BRIDGED,  0
        every minute counts,                FGFG.F,       1, ENDS_RUN, ENDS_RUN, 3
        two runs,                           FFGFFF,       2, ENDS_RUN, ENDS_RUN, 5
        """)
    void down_minutes(String name, String minutes, int inARow, Gap silence, Gap excluded, long down) {
        var downtime = downtime(minutes, new Run(inARow, RunScope.ACROSS_PERIODS, silence, excluded));

        assertThat(downtime.downMinutes()).isEqualTo(down);
    }

    @ParameterizedTest(name = "{0} of {1} requests failed, above {2} % of at least {3}: {4}")
    @CsvSource(textBlock = """
           5,  100,  5,    1, 0
           6,  100,  5,    1, 1
           1,    1,  0,    1, 1
           0,  100,  0,    1, 0
          99,   99,  5,  100, 0
         100,  100,  5,  100, 1
        """)
    void a_down_minute(long errors, long requests, int percent, long atLeast, long down) {
        var slices = new Slices(DAY.span(), MINUTE);
        slices.add(DAY.from(), requests, errors);
        var rule = new DowntimeMinutes(
                new DownMinute(new Ratio(percent, 100), atLeast), single(), total(ExcludedTime.KEPT));

        assertThat(Downtime.of(rule, slices, Frame.of(DAY, Spans.NONE)).downMinutes()).isEqualTo(down);
    }

    @Test
    void a_run_says_from_when_to_when_and_how_many_minutes_it_was_down() {
        var downtime = downtime("GFFxFG", new Run(3, RunScope.ACROSS_PERIODS, Gap.ENDS_RUN, Gap.BRIDGED));

        assertThat(downtime.runs()).containsExactly(new DownRun(new Span(at(1), at(5)), 3, 3));
        assertThat(downtime.excludedMinutes()).isEqualTo(1);
    }

    @Test
    void only_minutes_of_a_run_that_is_long_enough_are_charged() {
        var downtime = downtime("FFGFFFxFGFF", new Run(4, RunScope.ACROSS_PERIODS, Gap.ENDS_RUN, Gap.BRIDGED));

        assertThat(downtime.charged()).isEqualTo(new Spans(List.of(new Span(at(3), at(6)), new Span(at(7), at(8)))));
    }

    /** Down from three minutes before the period to two minutes into it. */
    @ParameterizedTest(name = "runs {0}, {1} in a row: {2}")
    @CsvSource(textBlock = """
        ACROSS_PERIODS, 5, 2
        ACROSS_PERIODS, 6, 0
        WITHIN_PERIOD,  2, 2
        WITHIN_PERIOD,  3, 0
        """)
    void a_run_over_the_edge_of_the_period(RunScope scope, int inARow, long down) {
        var slices = new Slices(new Span(at(-10), DAY.to()), MINUTE);
        for (int minute = -3; minute < 2; minute++) slices.add(at(minute), 1, 1);
        var rule = rule(new Run(inARow, scope, Gap.ENDS_RUN, Gap.ENDS_RUN), ExcludedTime.KEPT);

        assertThat(Downtime.of(rule, slices, Frame.of(DAY, Spans.NONE)).downMinutes()).isEqualTo(down);
    }

    @Test
    void a_minute_that_is_excluded_only_in_part_is_judged_by_what_was_counted_of_it() {
        var slices = new Slices(DAY.span(), MINUTE);
        slices.add(at(3), 1, 1);
        slices.add(at(4), 1, 1);
        var excluded = new Spans(List.of(new Span(at(3).plusSeconds(1), at(5))));

        var downtime = Downtime.of(rule(single(), ExcludedTime.REMOVED), slices, Frame.of(DAY, excluded));

        assertThat(downtime.downMinutes()).isEqualTo(1);
        assertThat(downtime.total().total()).isEqualTo(Duration.ofMinutes(1439));
    }

    @Test
    void a_contract_that_begins_inside_the_period_is_charged_from_then_on() {
        var slices = new Slices(DAY.span(), MINUTE);
        for (int minute = 0; minute < 20; minute++) slices.add(at(minute), 1, 1);
        var frame = new Frame(DAY, new Span(at(10), DAY.to()), Spans.NONE);
        var ofWhole = Downtime.of(rule(single(), ExcludedTime.KEPT), slices, frame);
        var ofPart = Downtime.of(
                new DowntimeMinutes(anyError(), single(), new Total(ExcludedTime.KEPT, Denominator.ACTIVE_PART)),
                slices, frame);

        assertThat(ofWhole.downMinutes()).isEqualTo(10);
        assertThat(ofWhole.total().total()).isEqualTo(Duration.ofDays(1));
        assertThat(ofPart.total().total()).isEqualTo(Duration.ofMinutes(1430));
    }

    @Test
    void a_contract_that_begins_within_a_minute_is_down_no_longer_than_it_is_in_force() {
        var slices = new Slices(DAY.span(), MINUTE);
        for (int minute = 0; minute < 10; minute++) slices.add(at(minute), 1, 1);
        var rule = new DowntimeMinutes(anyError(), single(), new Total(ExcludedTime.KEPT, Denominator.ACTIVE_PART));
        var frame = new Frame(DAY, new Span(at(5).minusSeconds(7), at(10)), Spans.NONE);

        var total = Downtime.of(rule, slices, frame).total();

        assertThat(total.down()).isEqualTo(Duration.ofMinutes(5));
        assertThat(total.total()).isEqualTo(Duration.ofSeconds(307));
        assertThat(Downtime.of(rule, slices, new Frame(DAY, new Span(at(5), at(10).minusSeconds(7)), Spans.NONE)).uptime()).contains(Fraction.ZERO);
    }

    @Test
    void a_period_that_is_all_excluded_has_no_uptime() {
        var slices = new Slices(DAY.span(), MINUTE);
        var excluded = new Spans(List.of(DAY.span()));

        assertThat(Downtime.of(rule(single(), ExcludedTime.REMOVED), slices, Frame.of(DAY, excluded)).uptime()).isEmpty();
    }

    @Test
    void minutes_must_be_minutes_and_cover_the_period() {
        var frame = Frame.of(DAY, Spans.NONE);
        var fiveMinutes = new Slices(DAY.span(), Duration.ofMinutes(5));
        var tooShort = new Slices(new Span(at(1), DAY.to()), MINUTE);

        assertThatThrownBy(() -> Downtime.of(rule(single(), ExcludedTime.KEPT), fiveMinutes, frame))
                .hasMessageStartingWith("minutes must cover Span[from=2026-06-10T00:00:00Z");
        assertThatThrownBy(() -> Downtime.of(rule(single(), ExcludedTime.KEPT), tooShort, frame))
                .hasMessageStartingWith("minutes must cover");
    }

    @Test
    void outages_that_are_known_by_their_times_count_to_the_second() {
        var outages = new Spans(List.of(new Span(DAY.from().minusSeconds(5), at(0).plusSeconds(90))));
        var excluded = new Spans(List.of(new Span(at(1), at(3))));
        var frame = Frame.of(DAY, excluded);

        assertThat(DowntimeTotal.of(frame, outages, total(ExcludedTime.KEPT))).isEqualTo(
                new DowntimeTotal(Duration.ofDays(1), Duration.ofSeconds(90), Duration.ofSeconds(30)));
        assertThat(DowntimeTotal.of(frame, outages, total(ExcludedTime.REMOVED))).isEqualTo(
                new DowntimeTotal(Duration.ofMinutes(1438), Duration.ofSeconds(60), Duration.ZERO));
    }

    @Test
    void time_that_was_up_cannot_be_excused() {
        assertThatThrownBy(() -> new DowntimeTotal(Duration.ofDays(30), Duration.ofMinutes(30), Duration.ofMinutes(45)))
                .hasMessage("excused must be in PT0S..PT30M: PT45M");
        assertThatThrownBy(() -> new DowntimeTotal(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ZERO))
                .hasMessage("unavailable must be in PT0S..PT1M: PT2M");
    }

    private static Downtime downtime(String minutes, Run run) {
        var slices = new Slices(DAY.span(), MINUTE);
        var excluded = new ArrayList<Span>();
        for (int minute = 0; minute < minutes.length(); minute++) {
            char state = minutes.charAt(minute);
            if (state != '.') slices.add(at(minute), 10, state == 'G' ? 0 : 10);
            if (state == 'x') excluded.add(new Span(at(minute), at(minute + 1)));
        }
        return Downtime.of(rule(run, ExcludedTime.KEPT), slices, Frame.of(DAY, new Spans(excluded)));
    }

    private static DowntimeMinutes rule(Run run, ExcludedTime excluded) {
        return new DowntimeMinutes(anyError(), run, total(excluded));
    }

    private static DownMinute anyError() {
        return new DownMinute(new Ratio(5, 100), 1);
    }

    private static Run single() {
        return new Run(1, RunScope.ACROSS_PERIODS, Gap.ENDS_RUN, Gap.ENDS_RUN);
    }

    private static Total total(ExcludedTime excluded) {
        return new Total(excluded, Denominator.WHOLE_PERIOD);
    }

    private static Instant at(int minute) {
        return DAY.from().plus(MINUTE.multipliedBy(minute));
    }
}
