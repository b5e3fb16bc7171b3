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
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.LatencyTally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three days in Zurich; on the second the clock goes back, so that it has 25 hours. */
class DailyTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Period DAYS = new Period(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 26), ZURICH);
    private static final Objective HALF = new Objective(500_000);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Map<String, Rule> RULES = Map.of(
            "ratio", new Rule.Uptime("r", HALF),
            "rates", new Rule.Uptime("r", HALF, new Measure.MeanErrorRate(FIVE_MINUTES, EmptyInterval.LEFT_OUT, Denominator.ACTIVE_PART)),
            "minutes", new Rule.Uptime("r", HALF, new Measure.DowntimeMinutes(
                    new DownMinute(new Ratio(5, 100), 1), new Measure.Run(5, RunScope.ACROSS_PERIODS, Gap.ENDS_RUN, Gap.ENDS_RUN),
                    new Measure.Total(ExcludedTime.KEPT, Denominator.ACTIVE_PART))),
            "p80", new Rule.Latency("r", new Percentile(800_000), Of.TOTAL, Duration.ofSeconds(3), Failures.OVER, 5),
            "p80 of 4 s", new Rule.Latency("r", new Percentile(800_000), Of.TOTAL, Duration.ofSeconds(4), Failures.OVER, 5),
            "speed", new Rule.Intervals("r", HALF, new Measure.IntervalAttainment(
                    Measure.Speed.WHOLE_ANSWER, new Statistic.Mean(), new Measure.Target(Comparison.ABOVE, Fraction.of(50)),
                    new ReplyFilter(Set.of(Delivery.STREAMED), 500, 1000, new ReplyFilter.Tier.Any()), FIVE_MINUTES, 1)));

    @Test
    void a_day_is_that_of_the_zone_however_long_and_in_whatever_order_its_runs_come() {
        var account = RuleAccount.of(rule("p80"), Frame.of(DAYS, Spans.NONE));
        // midnights are at 22:00, 22:00 and 23:00 UTC
        for (var run : new String[] {
            "2026-10-25T22:59:59.999Z x", "2026-10-23T22:00:00Z .", "2026-10-25T23:00:00Z m", "2026-10-24T21:59:59.999Z .",
            "2026-10-24T22:00:00Z x", "2026-10-26T22:59:59.999Z e", "2026-10-23T21:59:59.999Z x", "2026-10-26T23:00:00Z x"}) {
            account.add(new Scripted(Instant.parse(run.split(" ", -1)[0]), run.charAt(run.length() - 1)));
        }

        assertThat(account.daily().days().stream().map(DailyTest::text)).containsExactly(
                "2026-10-24 24 h: 2 good 0 bad 0 excluded 0 missing of 2",
                "2026-10-25 25 h: 0 good 2 bad 0 excluded 0 missing of 2",
                "2026-10-26 24 h: 0 good 0 bad 1 excluded 1 missing of 2");
    }

    @Test
    void only_the_days_of_the_contract_are_listed_the_first_and_last_as_far_as_it_holds() {
        var held = new Span(Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-25T23:00:00Z"));

        assertThat(RuleAccount.of(rule("p80"), new Frame(DAYS, held, Spans.NONE)).daily().days().stream().map(DailyTest::text)).containsExactly(
                "2026-10-24 10 h: 0 good 0 bad 0 excluded 0 missing of 0", "2026-10-25 25 h: 0 good 0 bad 0 excluded 0 missing of 0");
    }

    @Test
    void what_took_exactly_the_limit_is_good_by_the_day_as_it_is_in_the_period() {
        var account = RuleAccount.of(rule("p80 of 4 s"), Frame.of(DAYS, Spans.NONE));
        account.add(new Scripted(DAYS.from(), 's'));

        assertThat(account.daily().days().getFirst().good()).isEqualTo(1);
        assertThat(account.verdict(new Basis(DAYS, 0, 0, DAYS.to())).evidence().counts().good()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}: {1} min before and after, latencies {2}")
    @CsvSource(textBlock = """
        ratio,   0, false
        rates,   0, false
        minutes, 5, false
        p80,     0, true
        speed,   0, false
        """)
    void a_run_beyond_the_reach_changes_nothing(String name, long beyond, boolean hasLatencies) {
        var always = new Frame(DAYS, new Span(Instant.EPOCH, Instant.MAX), Spans.NONE);
        var account = RuleAccount.of(rule(name), always);
        var reach = account.reach();

        assertThat(reach).isEqualTo(new Span(DAYS.from().minus(Duration.ofMinutes(beyond)), DAYS.to().plus(Duration.ofMinutes(beyond))));
        account.add(new Scripted(reach.from().minusNanos(1), 'x'));
        account.add(new Scripted(reach.to(), 'x'));
        assertThat(account.verdict(new Basis(DAYS, 0, 0, DAYS.to())))
                .isEqualTo(RuleAccount.of(rule(name), always).verdict(new Basis(DAYS, 0, 0, DAYS.to())));
        assertThat(account.daily().days()).allMatch(day -> day.heard() == 0);
        assertThat(account.latencies().map(LatencyTally::count)).isEqualTo(hasLatencies ? Optional.of(0L) : Optional.empty());
    }

    /** Of 100 output tokens each, where the promise is of more than 500. */
    @Test
    void an_answer_that_a_speed_promise_does_not_cover_is_excluded_with_the_reason() {
        var account = RuleAccount.of(rule("speed"), Frame.of(DAYS, Spans.NONE));
        account.add(new Scripted(DAYS.from(), '.'));
        account.add(new Scripted(DAYS.from(), 'x'));
        account.add(new Noted(new Scripted(DAYS.from(), '.'), List.of()));

        assertThat(account.verdict(new Basis(DAYS, 0, 0, DAYS.to())).evidence().counts().excludedByReason())
                .isEqualTo(Map.of("TOO_FEW_OUTPUT_TOKENS", 1L, "SERVER_ERROR", 1L, "SPEED_NOT_SEEN", 1L));
    }

    private static Rule rule(String name) {
        return Objects.requireNonNull(RULES.get(name));
    }

    private static String text(Daily.Day day) {
        return day.day().date() + " " + day.day().span().length().toHours() + " h: " + day.good() + " good " + day.bad() + " bad "
                + day.excluded() + " excluded " + day.missing() + " missing of " + day.heard();
    }
}
