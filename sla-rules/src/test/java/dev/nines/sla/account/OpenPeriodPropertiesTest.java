package dev.nines.sla.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.budget.Progress;
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
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is called certain while a period runs is so when it is over, whatever came, by every way to measure. */
class OpenPeriodPropertiesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    private static final Period TODAY = new Period(DAY, DAY, ZoneOffset.UTC);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final int INTERVALS = 288;
    private static final Objective PROMISE = new Objective(800_000);

    /** Stretches of like minutes, and when the contract begins and ends, in intervals of the day. */
    record Course(List<Scripted> runs, int from, int to) {
        Span active() {
            return new Span(minute(5L * from), minute(5L * to));
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void what_is_certain_comes_true(
            @ForAll("rules") Rule rule, @ForAll("courses") Course course, @ForAll @IntRange(max = INTERVALS) int cut) {
        var now = minute(5L * cut);
        var end = judged(rule, course, TODAY.to().plus(FIVE_MINUTES)).finding().attained();

        var isKept = end.map(rule.objective()::isMetBy);
        switch (outlook(rule, course, now)) {
            case BREACH_CERTAIN -> assertThat(isKept).as("kept at the end").isNotEqualTo(Optional.of(true));
            case MET_CERTAIN -> assertThat(isKept).as("kept at the end").isNotEqualTo(Optional.of(false));
            case OPEN -> {}
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void when_all_is_over_nothing_is_open_but_the_run_of_minutes_at_the_end(
            @ForAll("settledRules") Rule rule, @ForAll("courses") Course course) {
        var evidence = judged(rule, course, TODAY.to());
        var share = evidence.finding().attained();
        var open = new Progress(TODAY.span().overlap(course.active()), TODAY.to(), 0).of(evidence);

        assertThat(open.flatMap(OpenPeriod::soFar)).isEqualTo(share);
        open.ifPresent(one -> assertThat(one.outlook()).isNotEqualTo(OpenPeriod.Outlook.OPEN));
    }

    private static OpenPeriod.Outlook outlook(Rule rule, Course course, Instant now) {
        var judged = TODAY.span().overlap(course.active());
        long toCome = course.runs().stream().filter(run -> !run.slot().isBefore(now) && judged.contains(run.slot())).count();
        return new Progress(judged, now, toCome).of(judged(rule, course, now))
                .map(OpenPeriod::outlook).orElse(OpenPeriod.Outlook.OPEN);
    }

    private static Evidence judged(Rule rule, Course course, Instant until) {
        var account = RuleAccount.of(rule, new Frame(TODAY, course.active(), Spans.NONE));
        course.runs().stream().filter(run -> run.slot().isBefore(until)).forEach(account::add);
        return account.verdict(new Basis(TODAY, 0, 0, TODAY.to())).evidence();
    }

    @Provide
    Arbitrary<Course> courses() {
        var stretches = Combinators.combine(Arbitraries.of('.', '.', 'x', 's', 'e', 'm'), Arbitraries.integers().between(1, 300))
                .as((letter, minutes) -> String.valueOf(letter).repeat(minutes)).list().ofMinSize(1).ofMaxSize(12);
        var from = Arbitraries.of(0, 0, 60);
        var to = Arbitraries.of(INTERVALS + 1, INTERVALS + 1, 200);
        return Combinators.combine(stretches, from, to).as((all, begin, end) -> new Course(runs(String.join("", all)), begin, end));
    }

    @Provide
    Arbitrary<Rule> rules() {
        return Arbitraries.oneOf(settledRules(), Arbitraries.of(minutes(7, Gap.ENDS_RUN), minutes(7, Gap.BRIDGED)));
    }

    @Provide
    Arbitrary<Rule> settledRules() {
        return Arbitraries.of(
                new Rule.Uptime("ratio", PROMISE),
                new Rule.Latency("p80", new Percentile(800_000), Of.TOTAL, Duration.ofSeconds(3), Failures.OVER, 5),
                rates(EmptyInterval.WITHOUT_ERROR), rates(EmptyInterval.LEFT_OUT),
                minutes(1, Gap.ENDS_RUN),
                new Rule.Intervals("speed", PROMISE, new Measure.IntervalAttainment(
                        Measure.Speed.WHOLE_ANSWER, new Statistic.Quantile(Percentile.P50, Statistic.Definition.NEAREST_RANK),
                        new Measure.Target(Comparison.ABOVE, Fraction.of(50)),
                        new ReplyFilter(Set.of(Delivery.STREAMED), 75, 1000, new ReplyFilter.Tier.Any()), FIVE_MINUTES, 1)));
    }

    private static Rule rates(EmptyInterval empty) {
        return new Rule.Uptime("rates", PROMISE, new Measure.MeanErrorRate(FIVE_MINUTES, empty, Denominator.ACTIVE_PART));
    }

    private static Rule minutes(int inARow, Gap gap) {
        return new Rule.Uptime("minutes", PROMISE, new Measure.DowntimeMinutes(
                new DownMinute(new Ratio(5, 100), 1),
                new Measure.Run(inARow, RunScope.WITHIN_PERIOD, gap, gap),
                new Measure.Total(ExcludedTime.KEPT, Denominator.ACTIVE_PART)));
    }

    private static List<Scripted> runs(String letters) {
        var runs = new ArrayList<Scripted>();
        for (int i = 0; i < letters.length(); i++) runs.add(new Scripted(minute(i), letters.charAt(i)));
        return runs;
    }

    private static Instant minute(long minute) {
        return TODAY.from().plus(Duration.ofMinutes(minute));
    }
}
