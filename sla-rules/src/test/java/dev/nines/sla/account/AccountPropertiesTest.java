package dev.nines.sla.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.measure.Frame;
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
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Finding;
import dev.nines.sla.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What may never happen, whichever of the five ways to measure a contract has. */
class AccountPropertiesTest {
    static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    static final Period TODAY = new Period(DAY, DAY, ZoneOffset.UTC);
    private static final Objective PROMISE = new Objective(800_000);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /** Of a promised speed a failed run says nothing: what is bad there is slow. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void one_more_bad_run_never_improves_a_verdict(
            @ForAll("rules") Rule rule, @ForAll("runs") List<Scripted> runs, @ForAll @IntRange(max = 1_000) int which) {
        // beside a run: where there was none, one more may end a gap that a contract bridges
        var beside = runs.get(which % runs.size());
        var more = sorted(Stream.concat(runs.stream(), Stream.of(new Scripted(beside.slot(), bad(rule)))));

        assertNotBetter(judged(rule, more), judged(rule, runs));
    }

    /** But where repeated errors are suppressed: there a success is also what lets the next error count. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_good_run_that_turns_bad_never_improves_a_verdict(
            @ForAll("rulesThatAdd") Rule rule, @ForAll("runs") List<Scripted> runs) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).letter() != '.') continue;
            var worse = new ArrayList<>(runs);
            worse.set(i, new Scripted(runs.get(i).slot(), bad(rule)));

            assertNotBetter(judged(rule, worse), judged(rule, runs));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void two_parts_of_a_period_add_up_to_the_whole(
            @ForAll("rulesThatAdd") Rule rule, @ForAll("runs") List<Scripted> runs,
            @ForAll @IntRange(min = 1, max = 287) int interval) {
        var cut = TODAY.from().plus(FIVE_MINUTES.multipliedBy(interval));
        var before = units(rule, new Frame(TODAY, new Span(Instant.EPOCH, cut), Spans.NONE), runs);
        var after = units(rule, new Frame(TODAY, new Span(cut, Instant.MAX), Spans.NONE), runs);
        var whole = units(rule, Frame.of(TODAY, Spans.NONE), runs);

        assertThat(before.bad().plus(after.bad())).isEqualTo(whole.bad());
        assertThat(before.whole().plus(after.whole())).isEqualTo(whole.whole());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void days_of_another_zone_move_what_was_bad_and_neither_make_nor_lose_any(
            @ForAll("rulesOfAnyZone") Rule rule, @ForAll("runs") List<Scripted> runs, @ForAll("zones") ZoneId zone) {
        var here = IntStream.rangeClosed(-2, 2).mapToObj(DAY::plusDays)
                .map(day -> units(rule, Frame.of(new Period(day, day, zone), Spans.NONE), runs).bad())
                .reduce(Fraction.ZERO, Fraction::plus);

        assertThat(here).isEqualTo(units(rule, Frame.of(TODAY, Spans.NONE), runs).bad());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void the_attained_share_lies_between_the_worst_and_the_best_case(
            @ForAll("rules") Rule rule, @ForAll("runs") List<Scripted> runs) {
        var finding = judged(rule, runs).evidence().finding();

        finding.attained().ifPresent(share -> {
            assertThat(share).isLessThanOrEqualTo(finding.bestCase().orElseThrow());
            assertThat(share).isGreaterThanOrEqualTo(finding.worstCase().orElseThrow());
        });
    }

    @Provide
    Arbitrary<List<Scripted>> runs() {
        // Few distinct minutes, so that they come in runs; some days lie across the midnight of a zone.
        var letters = Arbitraries.frequency(
                Tuple.of(6, '.'), Tuple.of(4, 'x'), Tuple.of(3, 's'), Tuple.of(1, 'e'), Tuple.of(1, 'm'));
        var spread = Combinators.combine(Arbitraries.integers().between(0, 30), letters).as(Tuple::of).list().ofMinSize(1).ofMaxSize(50);
        return Combinators.combine(Arbitraries.integers().between(0, 1_400), spread).as((first, minutes) -> sorted(
                minutes.stream().map(one -> new Scripted(minute(first + one.get1()), one.get2()))));
    }

    @Provide
    Arbitrary<Rule> rules() {
        return Arbitraries.oneOf(rulesThatAdd(), rulesOfAnyZone(), Arbitraries.of(
                new Rule.Uptime("repeats", PROMISE,
                        new Measure.RequestRatio(new Repeats.Suppressed(FIVE_MINUTES), new SlowSuccess.Good())),
                minutes(4, Gap.BRIDGED, Denominator.WHOLE_PERIOD)));
    }

    @Provide
    Arbitrary<Rule> rulesOfAnyZone() {
        return Arbitraries.of(
                new Rule.Uptime("ratio", PROMISE),
                rates(EmptyInterval.WITHOUT_ERROR, Denominator.WHOLE_PERIOD),
                minutes(1, Gap.ENDS_RUN, Denominator.WHOLE_PERIOD),
                minutes(3, Gap.BRIDGED, Denominator.WHOLE_PERIOD),
                latency(Failures.OVER),
                speed());
    }

    @Provide
    Arbitrary<Rule> rulesThatAdd() {
        return Arbitraries.of(
                new Rule.Uptime("ratio", PROMISE),
                new Rule.Uptime("slow", PROMISE,
                        new Measure.RequestRatio(new Repeats.Counted(), new SlowSuccess.BadAbove(Duration.ofSeconds(3)))),
                rates(EmptyInterval.LEFT_OUT, Denominator.ACTIVE_PART),
                rates(EmptyInterval.WITHOUT_ERROR, Denominator.ACTIVE_PART),
                minutes(1, Gap.ENDS_RUN, Denominator.ACTIVE_PART),
                latency(Failures.OVER),
                speed());
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Zurich", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Kiritimati")
                .map(ZoneId::of);
    }

    private static Rule rates(EmptyInterval empty, Denominator denominator) {
        return new Rule.Uptime("rates", PROMISE, new Measure.MeanErrorRate(FIVE_MINUTES, empty, denominator));
    }

    private static Rule minutes(int inARow, Gap gap, Denominator denominator) {
        return new Rule.Uptime("minutes", PROMISE, new Measure.DowntimeMinutes(
                new DownMinute(new Ratio(5, 100), 1),
                new Measure.Run(inARow, RunScope.ACROSS_PERIODS, gap, gap),
                new Measure.Total(ExcludedTime.KEPT, denominator)));
    }

    private static Rule latency(Failures failures) {
        return new Rule.Latency("p80", new Percentile(800_000), Of.TOTAL, Duration.ofSeconds(3), failures, 5);
    }

    private static Rule speed() {
        return new Rule.Intervals("speed", PROMISE, new Measure.IntervalAttainment(
                Measure.Speed.WHOLE_ANSWER, new Statistic.Quantile(Percentile.P50, Statistic.Definition.NEAREST_RANK),
                new Measure.Target(Comparison.ABOVE, Fraction.of(50)),
                new ReplyFilter(Set.of(Delivery.STREAMED), 75, 1000, new ReplyFilter.Tier.Any()), FIVE_MINUTES, 1));
    }

    static char bad(Rule rule) {
        return switch (rule) {
            case Rule.Uptime _, Rule.Latency _ -> 'x';
            case Rule.Intervals _ -> 's';
        };
    }

    private static void assertNotBetter(Verdict worse, Verdict verdict) {
        verdict.evidence().attained().ifPresent(share ->
                assertThat(worse.evidence().attained().orElseThrow()).isLessThanOrEqualTo(share));
        if (verdict instanceof Verdict.Breached) assertThat(worse).isInstanceOf(Verdict.Breached.class);
    }

    static Verdict judged(Rule rule, List<? extends Run> runs) {
        return judged(rule, Frame.of(TODAY, Spans.NONE), runs);
    }

    static Finding.Units units(Rule rule, Frame frame, List<? extends Run> runs) {
        return judged(rule, frame, runs).evidence().finding().units();
    }

    /** No floor: coverage has its own table. */
    private static Verdict judged(Rule rule, Frame frame, List<? extends Run> runs) {
        var account = RuleAccount.of(rule, frame);
        runs.forEach(account::add);
        return account.verdict(new Basis(frame.period(), 0, 0, frame.period().to()));
    }

    private static List<Scripted> sorted(Stream<Scripted> runs) {
        return runs.sorted(Comparator.comparing(Scripted::slot)).toList();
    }

    private static Instant minute(long minute) {
        return TODAY.from().plus(Duration.ofMinutes(minute));
    }
}
