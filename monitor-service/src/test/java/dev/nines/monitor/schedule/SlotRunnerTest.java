package dev.nines.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Cost;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.Reply;
import dev.nines.probe.Slot;
import dev.nines.probe.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SlotRunnerTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private final ManualClock clock = new ManualClock(NOON);
    private final List<Observation> found = new ArrayList<>();
    private final List<CompletableFuture<Observation>> asked = new ArrayList<>();
    private final RequestBudget budget = new RequestBudget(Allowing.requests(3, 2));
    private final Asking asking = new Asking(_ -> {
        var answer = new CompletableFuture<Observation>();
        asked.add(answer);
        return answer;
    }, budget, Allowing.SMALL, "chat-1", true);
    private final SlotRunner runner = new SlotRunner(_ -> asking, found::add, clock);

    @Test
    void an_answer_is_told_once() {
        runner.run(slot("a", 0));
        asked.getFirst().complete(answered(slot("a", 0)));

        assertThat(found).containsExactly(answered(slot("a", 0)));
        assertThat(runner.inFlight()).isZero();
    }

    @Test
    void a_slow_run_does_not_keep_the_next_slot_of_its_series_from_being_asked() {
        runner.run(slot("a", 0));
        runner.run(slot("a", 1));

        assertThat(asked).hasSize(2);
        assertThat(runner.inFlight()).isEqualTo(2);
    }

    @Test
    void a_slot_beyond_the_runs_that_may_overlap_is_an_observation_and_asks_nothing() {
        runner.run(slot("a", 0));
        runner.run(slot("a", 1));
        runner.run(slot("a", 2));

        assertThat(causes()).containsExactly(Cause.STILL_IN_FLIGHT);
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_slot_beyond_the_budget_is_an_observation_with_the_reason_and_a_later_one_is_asked() {
        runner.run(slot("a", 0));
        runner.run(slot("b", 0));
        runner.run(slot("c", 0));
        asked.getFirst().complete(answered(slot("a", 0)));
        runner.run(slot("c", 1));

        assertThat(causes()).containsExactly(Cause.STILL_IN_FLIGHT);
        assertThat(found.getFirst().outcome().detailText()).isEqualTo("requests in flight: 2");
        assertThat(asked).hasSize(3);
    }

    @Test
    void a_late_slot_is_an_observation() {
        clock.pass(Duration.ofSeconds(3));
        runner.missed(slot("a", 0));

        assertThat(found.getFirst().outcome()).isEqualTo(new Local(Cause.MONITOR_STALLED, "late by 3000 ms"));
    }

    @Test
    void shutdown_tells_every_run_it_cut_off_and_hears_late_answers_no_more() {
        runner.run(slot("a", 0));
        runner.run(slot("b", 0));
        asked.getFirst().complete(answered(slot("a", 0)));

        runner.close(Duration.ZERO);
        asked.get(1).complete(answered(slot("b", 0)));
        runner.run(slot("c", 1));

        assertThat(causes()).containsExactly(Cause.SHUTTING_DOWN, Cause.SHUTTING_DOWN);
        assertThat(found).hasSize(3);
    }

    @Test
    void a_probe_that_breaks_its_promise_still_accounts_for_its_slot() {
        runner.run(slot("a", 0));
        asked.getFirst().completeExceptionally(new IllegalStateException("planted"));

        assertThat(causes()).containsExactly(Cause.MONITOR_STALLED);
        assertThat(runner.inFlight()).isZero();
    }

    private List<Cause> causes() {
        return found.stream().map(Observation::outcome).filter(Local.class::isInstance).map(o -> ((Local) o).cause()).toList();
    }

    private static Slot slot(String model, int second) {
        return new Slot(SeriesNamed.model(model), NOON.plusSeconds(second));
    }

    private static Observation answered(Slot slot) {
        return new Observation(slot.series(), slot.scheduledAt(), slot.scheduledAt(), new ProbeOutcome.Answered(), Phases.NONE,
                Tokens.NONE, Reply.NONE, Set.of(), Cost.UNKNOWN, "chat-1", true);
    }
}
