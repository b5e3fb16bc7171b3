package dev.nines.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.RequestRate;
import dev.nines.monitor.schedule.Load.Used;
import dev.nines.monitor.schedule.RequestBudget.Answer.Denied;
import dev.nines.monitor.schedule.RequestBudget.Answer.Granted;
import dev.nines.probe.Cost;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private static final Series M = SeriesNamed.model("m");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-10-02T00:00:00Z");
    private static final Load FREE = Allowing.SMALL;

    @Property(tries = 300)
    void no_60_seconds_hold_more_than_the_limit(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 0, max = 5_000) Integer> gapsMillis,
            @ForAll @IntRange(min = 1, max = 20) int limit) {
        var budget = new RequestBudget(Allowing.requests(limit, 1_000));
        var now = NOON;
        var granted = new ArrayDeque<Instant>();
        for (int gap : gapsMillis) {
            now = now.plusMillis(gap);
            boolean isGranted = (gap % 3 == 0 ? budget.takeAside(now) : budget.take(M, FREE, now)) instanceof Granted;
            if (isGranted) granted.addLast(now);
            if (granted.size() > limit) assertThat(granted.removeFirst().plusSeconds(60)).isBeforeOrEqualTo(granted.getLast());
        }
    }

    @Test
    void other_limits_count_what_was_asked_under_the_former_ones() {
        var budget = new RequestBudget(Allowing.requests(RequestRate.perMinute(3), RequestRate.perDay(100)));
        for (int i = 0; i < 3; i++) assertThat(budget.take(M, FREE, NOON)).isInstanceOf(Granted.class);

        budget.limitTo(Allowing.requests(RequestRate.perMinute(100), RequestRate.perDay(4)));

        assertThat(budget.take(M, FREE, NOON)).isInstanceOf(Granted.class);
        assertThat(budget.take(M, FREE, NOON)).isEqualTo(new Denied(Cause.BUDGET, "requests on this day: 4"));
        budget.limitTo(Allowing.requests(RequestRate.perMinute(4), RequestRate.perDay(100)));
        assertThat(budget.take(M, FREE, NOON)).isEqualTo(new Denied(Cause.BUDGET, "requests in the last minute: 4"));
        assertThat(budget.take(M, FREE, NOON.plusSeconds(60))).isInstanceOf(Granted.class);
    }

    @Test
    void whoever_has_a_place_keeps_it_when_there_are_fewer() {
        var budget = new RequestBudget(Allowing.requests(100, 3));
        for (int i = 0; i < 3; i++) budget.take(M, FREE, NOON);

        budget.limitTo(Allowing.requests(100, 2));
        budget.settle(FREE, answered(200, Tokens.NONE, Cost.UNKNOWN), NOON);

        assertThat(budget.take(M, FREE, NOON)).isEqualTo(new Denied(Cause.STILL_IN_FLIGHT, "requests in flight: 2"));
    }

    @Test
    void requests_in_flight_are_capped_and_free_their_place_when_settled() {
        var budget = new RequestBudget(Allowing.requests(100, 2));

        assertThat(budget.take(M, FREE, NOON)).isInstanceOf(Granted.class);
        assertThat(budget.take(M, FREE, NOON)).isInstanceOf(Granted.class);
        assertThat(budget.take(M, FREE, NOON)).isEqualTo(new Denied(Cause.STILL_IN_FLIGHT, "requests in flight: 2"));
        budget.settle(FREE, answered(200, Tokens.NONE, Cost.UNKNOWN), NOON);
        assertThat(budget.take(M, FREE, NOON)).isInstanceOf(Granted.class);
    }

    @Test
    void requests_of_a_day_end_with_the_utc_day() {
        var budget = new RequestBudget(Allowing.requests(RequestRate.perDay(2)));
        budget.take(M, FREE, NOON);
        budget.take(M, FREE, NOON);

        assertThat(budget.take(M, FREE, MIDNIGHT.minusMillis(1))).isEqualTo(new Denied(Cause.BUDGET, "requests on this day: 2"));
        assertThat(budget.take(M, FREE, MIDNIGHT)).isInstanceOf(Granted.class);
        assertThat(budget.take(M, FREE, MIDNIGHT.minusSeconds(1))).as("a clock set back over midnight").isInstanceOf(Granted.class);
        assertThat(budget.take(M, FREE, MIDNIGHT.minusSeconds(1))).isInstanceOf(Denied.class);
    }

    @Test
    void runs_that_overlap_do_not_spend_the_same_dollar_twice() {
        var budget = new RequestBudget(Allowing.dollars("1"));
        var run = Allowing.priced(20, 20, "0.01");
        budget.take(M, run, NOON);
        budget.take(M, run, NOON);

        assertThat(budget.take(M, run, NOON)).isEqualTo(new Denied(Cause.BUDGET,
                "the day's dollars are spent: 0 of 1 USD, 0.8 set aside, and a run may cost 0.4"));
        budget.settle(run, answered(200, Tokens.NONE, new Cost.Usd(new BigDecimal("0.10"))), NOON);
        assertThat(budget.take(M, run, NOON)).isInstanceOf(Granted.class);
        assertThat(budget.spentToday(NOON).dollars()).isEqualByComparingTo("0.10");
    }

    @Test
    void tokens_that_a_server_does_not_count_are_counted_in_full() {
        var budget = new RequestBudget(Allowing.tokens(100));
        var run = Allowing.unpriced(20, 16);
        for (int i = 0; i < 2; i++) {
            assertThat(budget.take(M, run, NOON)).isInstanceOf(Granted.class);
            budget.settle(run, answered(200, Tokens.NONE, Cost.UNKNOWN), NOON);
        }

        assertThat(budget.spentToday(NOON)).isEqualTo(new Used(72, BigDecimal.ZERO));
        assertThat(budget.take(M, run, NOON)).isEqualTo(
                new Denied(Cause.BUDGET, "the day's tokens are spent: 72 of 100, and a run may use 36"));
        assertThat(budget.take(M, run, MIDNIGHT)).isInstanceOf(Granted.class);
    }

    @Test
    void a_run_cut_off_by_us_may_have_used_it_all() {
        var budget = new RequestBudget(Allowing.tokens(100));
        budget.take(M, Allowing.unpriced(20, 16), NOON);

        budget.abandon(Allowing.unpriced(20, 16), NOON);

        assertThat(budget.spentToday(NOON).tokens()).isEqualTo(36);
    }

    @Test
    void with_no_dollars_a_day_only_what_is_known_to_be_free_is_asked() {
        var budget = new RequestBudget(Allowing.dollars("0"));

        assertThat(budget.take(M, Allowing.priced(20, 16, "0"), NOON)).isInstanceOf(Granted.class);
        assertThat(budget.take(M, Allowing.priced(20, 16, "0.01"), NOON)).isInstanceOf(Denied.class);
        assertThat(budget.take(M, Allowing.unpriced(20, 16), NOON))
                .isEqualTo(new Denied(Cause.BUDGET, "the day has no dollars, and the price is not known"));
    }

    @Test
    void a_restart_is_no_new_day_and_no_new_minute() {
        var budget = new RequestBudget(Allowing.requests(RequestRate.perMinute(3), RequestRate.perDay(10)));
        budget.alreadySpent(NOON, 8, new Used(100, BigDecimal.ONE));
        budget.alreadyAsked(List.of(NOON.minusSeconds(10), NOON.minusSeconds(40), NOON.minusSeconds(70)));

        assertThat(budget.take(M, FREE, NOON)).isInstanceOf(Granted.class);
        assertThat(budget.take(M, FREE, NOON)).isEqualTo(new Denied(Cause.BUDGET, "requests in the last minute: 3"));
        assertThat(budget.take(M, FREE, NOON.plusSeconds(20))).isInstanceOf(Granted.class);
        assertThat(budget.take(M, FREE, NOON.plusSeconds(100))).isEqualTo(new Denied(Cause.BUDGET, "requests on this day: 10"));
        assertThat(budget.spentToday(NOON)).isEqualTo(new Used(100, BigDecimal.ONE));
    }

    @Test
    void what_was_spent_yesterday_is_yesterdays() {
        var budget = new RequestBudget(Allowing.dollars("1"));
        budget.take(M, FREE, MIDNIGHT);

        budget.alreadySpent(NOON, 5, new Used(100, BigDecimal.ONE));

        assertThat(budget.spentToday(MIDNIGHT)).isEqualTo(Used.NOTHING);
    }

    @Test
    void requests_beside_the_probes_count_but_get_a_small_part() {
        var budget = new RequestBudget(Allowing.requests(60, 1));
        for (int i = 0; i < 3; i++) assertThat(budget.takeAside(NOON)).isInstanceOf(Granted.class);

        assertThat(budget.takeAside(NOON)).isEqualTo(new Denied(Cause.BUDGET, "beside the probes, requests in the last minute: 3"));
        for (int i = 0; i < 57; i++) {
            assertThat(budget.take(M, FREE, NOON)).isInstanceOf(Granted.class);
            budget.settle(FREE, answered(200, Tokens.NONE, Cost.UNKNOWN), NOON);
        }
        assertThat(budget.take(M, FREE, NOON)).isEqualTo(new Denied(Cause.BUDGET, "requests in the last minute: 60"));
        assertThat(budget.takeAside(NOON.plusSeconds(60))).isInstanceOf(Granted.class);
    }

    private static Observation answered(int status, Tokens tokens, Cost cost) {
        return new Observation(M, NOON, NOON, new ProbeOutcome.Answered(), Phases.NONE, tokens, new Reply(status, Map.of()),
                Set.of(), cost, "v", true);
    }
}
