package dev.nines.sla.account;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Fraction;
import dev.nines.sla.Percent;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One day of one target, a run a minute from its first minute on; of later minutes nothing is planned or heard. */
class RuleAccountTest {
    private static final LocalDate DAY = LocalDate.parse("2026-06-10");
    private static final Period PERIOD = new Period(DAY, DAY, ZoneOffset.UTC);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Objective NINE_IN_TEN = new Objective(900_000);

    private static final Map<String, Rule> RULES = Map.of(
            "ratio", new Rule.Uptime("r", NINE_IN_TEN),
            "ratio, repeats suppressed", ratio(new Repeats.Suppressed(FIVE_MINUTES), new SlowSuccess.Good()),
            "ratio, slow is bad", ratio(new Repeats.Counted(), new SlowSuccess.BadAbove(Duration.ofSeconds(3))),
            "mean rate", new Rule.Uptime("r", NINE_IN_TEN,
                    new Measure.MeanErrorRate(FIVE_MINUTES, EmptyInterval.LEFT_OUT, Denominator.ACTIVE_PART)),
            "mean rate, empty is good", new Rule.Uptime("r", NINE_IN_TEN,
                    new Measure.MeanErrorRate(FIVE_MINUTES, EmptyInterval.WITHOUT_ERROR, Denominator.ACTIVE_PART)),
            "minutes", minutes(1),
            "minutes in runs of 3", minutes(3),
            "p90", new Rule.Latency("r", new Percentile(900_000), Of.TOTAL, Duration.ofSeconds(3), Failures.OVER, 10),
            "speed", new Rule.Intervals("r", NINE_IN_TEN, new Measure.IntervalAttainment(
                    Measure.Speed.WHOLE_ANSWER, new Statistic.Quantile(Percentile.P50, Statistic.Definition.NEAREST_RANK),
                    new Measure.Target(Comparison.ABOVE, Fraction.of(50)),
                    new ReplyFilter(Set.of(Delivery.STREAMED), 75, 1000, new ReplyFilter.Tier.Any()), FIVE_MINUTES, 2)));

    @ParameterizedTest(name = "{0}: {1} is {2}, {3}")
    @CsvSource(textBlock = """
        ratio,                     ....................,   MET,       100.0000 %, 20 of 20 runs
        ratio,                     ..x.................,   MET,        95.0000 %, 19 of 20 runs
        ratio,                     ..xxx...............,   BREACHED,   85.0000 %, 17 of 20 runs
        ratio,                     ..xxxeeee.,             BREACHED,   50.0000 %, 3 of 6 runs
        ratio,                     eeee,                   NO_DATA,       nothing, 0 of 0 runs
        ratio,                     .xmmmmmmmm,             LOW_COVERAGE, 50.0000 %, 1 of 2 runs
        'ratio, repeats suppressed', ..xxx...............,  MET,        94.4444 %, 17 of 18 runs
        'ratio, slow is bad',      ..sss...............,   BREACHED,   85.0000 %, 17 of 20 runs
        mean rate,                 ..xxx...............,   BREACHED,   85.0000 %, error rates of 4 intervals add up to 0.6
        mean rate,                 ..xxx,                  BREACHED,   40.0000 %, error rates of 1 intervals add up to 0.6
        'mean rate, empty is good', ..xxx,                 MET,        99.7916 %, error rates of 288 intervals add up to 0.6
        minutes,                   ..xxx...............,   MET,        99.7916 %, 1437 of 1440 minutes
        minutes in runs of 3,      ..xxx..xx...........,   MET,        99.7916 %, 1437 of 1440 minutes
        minutes in runs of 3,      ..xx...xx...........,   MET,       100.0000 %, 1440 of 1440 minutes
        p90,                       ..ss................,   MET,        90.0000 %, 18 of 20 runs
        p90,                       ..sx.x..............,   BREACHED,   85.0000 %, 17 of 20 runs
        p90,                       .....,                  TOO_FEW_SAMPLES, 100.0000 %, 5 of 5 runs
        speed,                     ....................,   MET,       100.0000 %, 4 of 4 intervals
        speed,                     .....sss............,   BREACHED,   75.0000 %, 3 of 4 intervals
        speed,                     .....xxxx...........,   MET,       100.0000 %, 3 of 3 intervals
        """)
    void each_rule_comes_to_its_share(String rule, String runs, String word, String share, String text) {
        var verdict = judged(rule(rule), runs, Spans.NONE);

        assertThat(said(verdict)).isEqualTo(word);
        assertThat(verdict.evidence().attained().map(Percent::text).orElse("nothing")).isEqualTo(share);
        assertThat(verdict.evidence().finding().text()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}: {1} without minutes {2} to {3} is {4}")
    @CsvSource(textBlock = """
        ratio,                ..xxx..........., 2, 5, 100.0000 %
        ratio,                ..xxx..........., 3, 5,  92.8571 %
        ratio,                ..xxx..........., 4, 9,  81.8181 %
        mean rate,            ..xxx..........., 2, 5, 100.0000 %
        minutes,              ..xxx..........., 2, 4,  99.9305 %
        minutes in runs of 3, ..xxx..........., 4, 5, 100.0000 %
        p90,                  ..xss..........., 2, 5, 100.0000 %
        speed,                sssss..........., 0, 5, 100.0000 %
        """)
    void excluded_time_counts_nowhere_and_is_listed(String rule, String runs, long from, long to, String share) {
        var excluded = new Spans(List.of(new Span(minute(from), minute(to))));
        var verdict = judged(rule(rule), runs, excluded);

        assertThat(verdict.evidence().attained().map(Percent::text)).contains(share);
        assertThat(verdict.evidence().counts().excludedByReason()).containsEntry("EXCLUDED_TIME", to - from);
    }

    @ParameterizedTest(name = "{0}: {1} was {2} at least and {3} at most")
    @CsvSource(textBlock = """
        ratio,   ...mm.....,  80.0000 %, 100.0000 %
        ratio,   ..xmm.....,  70.0000 %,  90.0000 %
        minutes, ..x.......,   0.6250 %,  99.9305 %
        speed,   ..........,   0.6944 %, 100.0000 %
        """)
    void what_was_not_seen_leaves_two_bounds(String rule, String runs, String worst, String best) {
        var finding = judged(rule(rule), runs, Spans.NONE).evidence().finding();

        assertThat(finding.worstCase().map(Percent::text)).contains(worst);
        assertThat(finding.bestCase().map(Percent::text)).contains(best);
    }

    @ParameterizedTest(name = "from minute {0}: {2}")
    @CsvSource(textBlock = """
        0, xxx..................,  85.7142 %
        3, xxx.................., 100.0000 %
        """)
    void a_contract_counts_from_its_beginning(long from, String runs, String share) {
        var frame = new Frame(PERIOD, new Span(minute(from), Instant.MAX), Spans.NONE);
        var account = RuleAccount.of(rule("ratio"), frame);
        feed(account, runs);

        assertThat(account.verdict(basis(runs)).evidence().attained().map(Percent::text)).contains(share);
    }

    @ParameterizedTest(name = "a run of {0} minutes before midnight and {1} after it: {2} down")
    @CsvSource(textBlock = """
        2, 1, 1
        1, 1, 0
        0, 3, 3
        5, 0, 0
        """)
    void a_run_of_down_minutes_may_begin_before_the_period(int before, int after, long down) {
        var account = RuleAccount.of(rule("minutes in runs of 3"), new Frame(PERIOD, new Span(Instant.EPOCH, Instant.MAX), Spans.NONE));
        feed(account, -before, "x".repeat(before + after) + ".");

        var finding = account.verdict(basis("x".repeat(after) + ".")).evidence().finding();
        assertThat(finding.units().bad()).isEqualTo(Fraction.of(down));
        assertThat(finding).isInstanceOfSatisfying(Finding.Minutes.class, minutes ->
                assertThat(minutes.found().runs()).as("a run of which the period has no minute is not listed").hasSize(down > 0 ? 1 : 0));
    }

    @ParameterizedTest(name = "runs of {0} {1}, silence {2}: {3}")
    @CsvSource(textBlock = """
        5, WITHIN_PERIOD,  ENDS_RUN, PT0S
        5, WITHIN_PERIOD,  BRIDGED,  PT0S
        5, ACROSS_PERIODS, ENDS_RUN, PT5M
        1, ACROSS_PERIODS, ENDS_RUN, PT1M
        5, ACROSS_PERIODS, BRIDGED,  PT24H
        """)
    void a_run_is_followed_beyond_the_period_as_far_as_it_can_matter(int inARow, RunScope scope, Gap silence, Duration beyond) {
        var rule = new Rule.Uptime("r", NINE_IN_TEN, new Measure.DowntimeMinutes(
                new DownMinute(new Ratio(5, 100), 1), new Measure.Run(inARow, scope, silence, Gap.ENDS_RUN),
                new Measure.Total(ExcludedTime.KEPT, Denominator.WHOLE_PERIOD)));
        var always = new Frame(PERIOD, new Span(Instant.EPOCH, Instant.MAX), Spans.NONE);

        assertThat(rule.beyond()).isEqualTo(beyond);
        assertThat(RuleAccount.of(rule, always).reach())
                .isEqualTo(new Span(PERIOD.from().minus(beyond), PERIOD.to().plus(beyond)));
    }

    @ParameterizedTest(name = "{0}: {1}, {2} of {3} may be bad")
    @CsvSource(textBlock = """
        ratio,                request-ratio/1,          2,   20
        mean rate,            mean-error-rate/1,        0,   4
        minutes in runs of 3, downtime-minutes/1,       144, 1440
        p90,                  nearest-rank-quantile/1,  2,   20
        speed,                interval-attainment/1,    0,   4
        """)
    void evidence_names_its_method_and_what_was_allowed(String rule, String method, long allowed, long whole) {
        var evidence = judged(rule(rule), "....................", Spans.NONE).evidence();

        assertThat(evidence.method()).isEqualTo(method);
        assertThat(evidence.allowedBad()).isEqualTo(allowed);
        assertThat(evidence.finding().units().whole()).isEqualTo(Fraction.of(whole));
        assertThat(evidence.budget().allowed()).isEqualTo(new Fraction(whole, 10));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ratio", "mean rate", "p90", "speed"})
    void only_what_is_in_force_can_change_a_verdict(String rule) {
        var account = RuleAccount.of(rule(rule), new Frame(PERIOD, new Span(minute(5), minute(90)), Spans.NONE));

        assertThat(account.reach()).isEqualTo(new Span(minute(5), minute(90)));
    }

    @Test
    void an_answer_that_a_speed_promise_does_not_cover_is_excluded_for_the_first_of_its_reasons() {
        var verdict = judged(new Rule.Intervals("r", NINE_IN_TEN, new Measure.IntervalAttainment(
                Measure.Speed.WHOLE_ANSWER, new Statistic.Mean(), new Measure.Target(Comparison.ABOVE, Fraction.of(50)),
                new ReplyFilter(Set.of(Delivery.WHOLE), 75, 1000, new ReplyFilter.Tier.Only("priority")), FIVE_MINUTES, 1)), "..x", Spans.NONE);

        assertThat(verdict.evidence().counts().excludedByReason())
                .containsExactly(Map.entry("OTHER_DELIVERY", 2L), Map.entry("SERVER_ERROR", 1L));
    }

    private static Verdict judged(Rule rule, String runs, Spans excluded) {
        var account = RuleAccount.of(rule, Frame.of(PERIOD, excluded));
        feed(account, runs);
        return account.verdict(basis(runs));
    }

    private static void feed(RuleAccount account, String runs) {
        feed(account, 0, runs);
    }

    private static void feed(RuleAccount account, int first, String runs) {
        for (int i = 0; i < runs.length(); i++) account.add(new Scripted(minute(first + i), runs.charAt(i)));
    }

    private static Basis basis(String runs) {
        return new Basis(PERIOD, runs.length(), 900_000, PERIOD.to());
    }

    private static Instant minute(long minute) {
        return PERIOD.from().plus(Duration.ofMinutes(minute));
    }

    private static String said(Verdict verdict) {
        return verdict instanceof Verdict.Undecided undecided ? undecided.reason().name() : verdict.word();
    }

    private static Rule rule(String name) {
        return requireNonNull(RULES.get(name), name);
    }

    private static Rule ratio(Repeats repeats, SlowSuccess slow) {
        return new Rule.Uptime("r", NINE_IN_TEN, new Measure.RequestRatio(repeats, slow));
    }

    private static Rule minutes(int inARow) {
        return new Rule.Uptime("r", NINE_IN_TEN, new Measure.DowntimeMinutes(
                new DownMinute(new Ratio(5, 100), 1),
                new Measure.Run(inARow, RunScope.ACROSS_PERIODS, Gap.ENDS_RUN, Gap.ENDS_RUN),
                new Measure.Total(ExcludedTime.KEPT, Denominator.WHOLE_PERIOD)));
    }
}
