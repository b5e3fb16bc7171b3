package dev.nines.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.schedule.RequestBudget.Answer.Denied;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.monitor.schedule.RequestBudget.Answer.Granted;
import dev.nines.monitor.schedule.RequestBudget.Limits;
import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import dev.nines.probe.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBudgetTest {
    private static final Series M = SeriesNamed.model("m");
    private static final Series OTHER = SeriesNamed.model("other");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    @Property(tries = 300)
    void no_60_seconds_hold_more_than_the_limit(
            @ForAll @Size(min = 1, max = 200) java.util.List<@IntRange(min = 0, max = 5_000) Integer> gapsMillis,
            @ForAll @IntRange(min = 1, max = 20) int limit) {
        var budget = new RequestBudget(new Limits(limit, 1_000, BigDecimal.TEN));
        var now = NOON;
        var granted = new ArrayDeque<Instant>();
        for (int gap : gapsMillis) {
            now = now.plusMillis(gap);
            if (budget.take(M, now) instanceof Granted) granted.addLast(now);
            if (granted.size() > limit) assertThat(granted.removeFirst().plusSeconds(60)).isBeforeOrEqualTo(granted.getLast());
        }
    }

    @Test
    void requests_in_flight_are_capped_and_free_their_place_when_settled() {
        var budget = new RequestBudget(new Limits(100, 2, BigDecimal.TEN));

        assertThat(budget.take(M, NOON)).isInstanceOf(Granted.class);
        assertThat(budget.take(M, NOON)).isInstanceOf(Granted.class);
        assertThat(budget.take(M, NOON)).isEqualTo(new Denied(Cause.STILL_IN_FLIGHT, "requests in flight: 2"));
        budget.settle(costing("0"), NOON);
        assertThat(budget.take(M, NOON)).isInstanceOf(Granted.class);
    }

    @Test
    void dollars_stop_a_day_and_a_restart_is_no_new_day() {
        var budget = new RequestBudget(new Limits(100, 10, new BigDecimal("1.00")));
        budget.alreadySpent(LocalDate.parse("2026-10-01"), new BigDecimal("0.70"));

        budget.take(M, NOON);
        budget.settle(costing("0.30"), NOON);

        assertThat(budget.take(M, NOON)).isEqualTo(new Denied(Cause.BUDGET, "the day's dollars are spent: 1 USD"));
        assertThat(budget.take(M, Instant.parse("2026-10-02T00:00:00Z"))).isInstanceOf(Granted.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                     retryAfter, silentAfterSeconds, askedAfterSeconds
        it is honoured,                           20,         19,                 20
        an hour is cut to five minutes,           3600,       299,                300
        a date or nonsense freezes nothing,       soon,       -1,                 0
        """)
    void a_429_freezes_its_series_as_long_as_it_says(String name, String retryAfter, int silentAfter, int askedAfter) {
        var budget = new RequestBudget(new Limits(100, 10, BigDecimal.TEN));
        budget.take(M, NOON);
        budget.settle(rateLimited(retryAfter), NOON);

        if (silentAfter >= 0) assertThat(budget.take(M, NOON.plusSeconds(silentAfter))).isInstanceOf(Denied.class);
        assertThat(budget.take(M, NOON.plusSeconds(askedAfter))).isInstanceOf(Granted.class);
    }

    @Test
    void one_busy_model_does_not_silence_the_others_but_a_key_that_is_out_of_rate_does() {
        var budget = new RequestBudget(new Limits(100, 50, BigDecimal.TEN));
        for (int i = 0; i < 5; i++) budget.settle(rateLimited("20"), NOON);
        assertThat(budget.take(M, NOON)).isInstanceOf(Denied.class);
        assertThat(budget.take(OTHER, NOON)).isInstanceOf(Granted.class);

        budget.settle(rateLimited("20"), NOON);

        assertThat(budget.take(OTHER, NOON.plusSeconds(19))).isInstanceOf(Denied.class);
        assertThat(budget.take(OTHER, NOON.plusSeconds(20))).isInstanceOf(Granted.class);
    }

    private static Observation costing(String dollars) {
        return found(new ProbeOutcome.Answered(), Reply.NONE, new Cost.Usd(new BigDecimal(dollars)));
    }

    private static Observation rateLimited(String retryAfter) {
        var reply = new Reply(429, Map.of(Attribute.RETRY_AFTER, retryAfter));
        return found(new ProbeOutcome.Failed(FailureKind.RATE_LIMITED, "slow down"), reply, Cost.UNKNOWN);
    }

    private static Observation found(ProbeOutcome outcome, Reply reply, Cost cost) {
        var slot = new Slot(SeriesNamed.model("m"), NOON);
        return new Observation(slot.series(), slot.scheduledAt(), NOON, outcome, Phases.NONE, Tokens.NONE, reply, Set.of(), cost, "v", true);
    }
}
