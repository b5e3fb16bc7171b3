package dev.nines.sla.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.contract.Period;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.DowntimeMinutes;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.MeanErrorRate;
import dev.nines.sla.measure.Measure.Run;
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.measure.Measure.Total;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What may never happen, whatever a contract's parameters are. */
class MeasurePropertiesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    private static final Period TODAY = new Period(DAY, DAY, ZoneOffset.UTC);
    private static final int MINUTES = 1440;

    record Minute(int at, int requests, int errors) {}

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void one_more_bad_request_never_lessens_downtime(
            @ForAll("rules") DowntimeMinutes rule, @ForAll("traffic") List<Minute> traffic, @ForAll("minute") int at) {
        // The minute must hold requests already: a request where there was none may end a gap that was bridged.
        var requests = slices(traffic);
        requests.add(instant(at), 20, 0);
        var worse = slices(traffic);
        worse.add(instant(at), 20, 0);
        worse.add(instant(at), 1, 1);

        assertThat(Downtime.of(rule, worse, frame()).downMinutes())
                .isGreaterThanOrEqualTo(Downtime.of(rule, requests, frame()).downMinutes());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void one_more_bad_request_never_lifts_the_mean_over_intervals(
            @ForAll("traffic") List<Minute> traffic, @ForAll("minute") int at) {
        var rule = new MeanErrorRate(MINUTE, EmptyInterval.WITHOUT_ERROR, Denominator.WHOLE_PERIOD);
        var worse = slices(traffic);
        worse.add(instant(at), 1, 1);

        assertThat(uptime(rule, worse)).isLessThanOrEqualTo(uptime(rule, slices(traffic)));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void requests_of_two_halves_add_up_to_those_of_the_whole(
            @ForAll("rules") DowntimeMinutes rule, @ForAll("traffic") List<Minute> traffic,
            @ForAll @IntRange(max = 40) int cut) {
        int at = Math.min(cut, traffic.size());
        var sum = slices(traffic.subList(at, traffic.size()));
        sum.addAll(slices(traffic.subList(0, at)));

        assertThat(Downtime.of(rule, sum, frame())).isEqualTo(Downtime.of(rule, slices(traffic), frame()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void two_days_add_up_to_both(@ForAll("traffic") List<Minute> traffic, @ForAll("traffic") List<Minute> next) {
        var rule = new MeanErrorRate(Duration.ofMinutes(5), EmptyInterval.LEFT_OUT, Denominator.WHOLE_PERIOD);
        var tomorrow = new Period(DAY.plusDays(1), DAY.plusDays(1), ZoneOffset.UTC);
        var both = new Period(DAY, DAY.plusDays(1), ZoneOffset.UTC);
        var today = rates(rule, TODAY, traffic, 0).plus(rates(rule, tomorrow, next, MINUTES));
        var slices = new Slices(both.span(), rule.width());
        add(slices, traffic, 0);
        add(slices, next, MINUTES);

        assertThat(today).isEqualTo(IntervalRates.of(rule, slices, Frame.of(both, Spans.NONE)));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_month_of_another_zone_moves_downtime_and_neither_makes_nor_loses_any(
            @ForAll @IntRange(min = -1_500, max = 1_500) int beforeMidnight,
            @ForAll @IntRange(max = 3_000) int lasting,
            @ForAll("zones") ZoneId zone) {
        var began = TODAY.from().minus(Duration.ofMinutes(beforeMidnight));
        var outage = new Spans(List.of(new Span(began, began.plus(Duration.ofMinutes(lasting)))));
        var days = IntStream.rangeClosed(-4, 4).mapToObj(DAY::plusDays);

        var down = days.map(day -> new Period(day, day, zone))
                .map(day -> DowntimeTotal.of(Frame.of(day, Spans.NONE), outage, kept()).down())
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(down).isEqualTo(Duration.ofMinutes(lasting));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void what_is_excluded_is_never_down_and_never_lifts_uptime_above_all(
            @ForAll("rules") DowntimeMinutes rule, @ForAll("traffic") List<Minute> traffic,
            @ForAll("minute") int from, @ForAll @IntRange(max = 600) int lasting) {
        var excluded = new Spans(List.of(new Span(instant(from), instant(from).plus(Duration.ofMinutes(lasting)))));
        var within = Frame.of(TODAY, excluded);

        var downtime = Downtime.of(rule, slices(traffic), within);

        assertThat(downtime.downMinutes()).isLessThanOrEqualTo(MINUTES - downtime.excludedMinutes());
        assertThat(downtime.uptime().orElse(Fraction.ONE)).isBetween(Fraction.ZERO, Fraction.ONE);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void the_minutes_of_the_runs_are_the_downtime(
            @ForAll("rules") DowntimeMinutes rule, @ForAll("traffic") List<Minute> traffic) {
        var downtime = Downtime.of(rule, slices(traffic), frame());

        assertThat(downtime.runs().stream().mapToLong(DownRun::minutesInPeriod).sum())
                .isEqualTo(downtime.downMinutes());
        assertThat(downtime.runs()).allMatch(run -> run.minutes() >= rule.run().consecutiveMinutes());
    }

    @Provide
    Arbitrary<List<Minute>> traffic() {
        // Few distinct minutes, so that runs come about.
        var at = Arbitraries.integers().between(600, 640);
        var requests = Arbitraries.integers().between(0, 30);
        return Combinators.combine(at, requests, Arbitraries.integers().between(0, 100))
                .as((minute, n, percent) -> new Minute(minute, n, n * percent / 100))
                .list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<DowntimeMinutes> rules() {
        var minute = Combinators.combine(Arbitraries.of(0, 5, 10, 50), Arbitraries.longs().between(1, 10))
                .as((percent, least) -> new DownMinute(new Ratio(percent, 100), least));
        var run = Combinators.combine(
                        Arbitraries.integers().between(1, 6), Arbitraries.of(RunScope.class),
                        Arbitraries.of(Gap.class), Arbitraries.of(Gap.class))
                .as(Run::new);
        var total = Combinators.combine(Arbitraries.of(ExcludedTime.class), Arbitraries.of(Denominator.class)).as(Total::new);
        return Combinators.combine(minute, run, total).as(DowntimeMinutes::new);
    }

    @Provide
    Arbitrary<Integer> minute() {
        return Arbitraries.integers().between(595, 645);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Zurich", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Kiritimati")
                .map(ZoneId::of);
    }

    private static Total kept() {
        return new Total(ExcludedTime.KEPT, Denominator.WHOLE_PERIOD);
    }

    private static Frame frame() {
        return Frame.of(TODAY, Spans.NONE);
    }

    private static Fraction uptime(MeanErrorRate rule, Slices slices) {
        return IntervalRates.of(rule, slices, frame()).uptime().orElseThrow();
    }

    private static IntervalRates rates(MeanErrorRate rule, Period period, List<Minute> traffic, int shift) {
        var slices = new Slices(period.span(), rule.width());
        add(slices, traffic, shift);
        return IntervalRates.of(rule, slices, Frame.of(period, Spans.NONE));
    }

    private static Slices slices(List<Minute> traffic) {
        var slices = new Slices(TODAY.span(), MINUTE);
        add(slices, traffic, 0);
        return slices;
    }

    private static void add(Slices slices, List<Minute> traffic, int shift) {
        traffic.forEach(one -> slices.add(instant(one.at() + shift), one.requests(), one.errors()));
    }

    private static Instant instant(int minute) {
        return TODAY.from().plus(MINUTE.multipliedBy(minute));
    }
}
