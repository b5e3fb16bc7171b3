package dev.nines.monitor.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Gaps;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Probe;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import dev.nines.probe.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AskingNowTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    @Test
    void every_model_is_asked_as_often_as_was_said_in_turns() throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        Probe probe = slot -> {
            asked.add(slot.series().target().model());
            return CompletableFuture.completedFuture(answer(slot));
        };

        var runs = run(new AskingNow(List.of(subject("a", probe), subject("b", probe)), new Pace(3, SHORT),
                InstantSource.system()));

        assertThat(asked).containsExactly("a", "b", "a", "b", "a", "b");
        assertThat(runs).extracting(Run::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void a_run_that_hangs_does_not_delay_the_next_and_too_many_at_once_are_not_sent() throws Exception {
        var hanging = new ArrayList<CompletableFuture<Observation>>();
        Slot[] last = new Slot[1];
        Probe probe = slot -> {
            last[0] = slot;
            var future = new CompletableFuture<Observation>();
            hanging.add(future);
            return future;
        };
        int count = AskingNow.MOST_UNDER_WAY + 3;
        var asking = new AskingNow(List.of(subject("a", probe)), new Pace(count, SHORT), InstantSource.system());
        var runs = new ArrayList<Run>();

        asking.run(run -> {
            runs.add(run);
            if (runs.size() == 3) hanging.forEach(future -> future.complete(answer(last[0])));
        });

        assertThat(runs.subList(0, 3)).extracting(run -> run.observation().observationClass())
                .containsOnly(ObservationClass.LOCAL);
        assertThat(runs.subList(0, 3)).extracting(run -> run.observation().outcome().detailText())
                .containsOnly("64 runs are still under way");
        assertThat(runs).hasSize(count);
    }

    @Test
    void what_is_stopped_starts_nothing_more_and_returns_when_the_last_has_ended() throws Exception {
        Probe probe = slot -> CompletableFuture.completedFuture(answer(slot));
        var asking =
                new AskingNow(List.of(subject("a", probe)), new Pace(Pace.ENDLESS, SHORT), InstantSource.system());
        var runs = new ArrayList<Run>();

        asking.run(run -> {
            runs.add(run);
            if (runs.size() == 5) asking.stop();
        });

        assertThat(runs).hasSizeGreaterThanOrEqualTo(5);
    }

    private static List<Run> run(AskingNow asking) throws InterruptedException {
        var runs = new ArrayList<Run>();
        asking.run(runs::add);
        return runs;
    }

    private static Observation answer(Slot slot) {
        return Shown.answered(1, 2).by(slot.series().target().model(), 0);
    }

    private static Subject subject(String model, Probe probe) {
        return new Subject(new Series(new Target("gateway", "chat", model), "", "here"),
                slot -> probe.ask(slot).thenApply(o -> new dev.nines.probe.openai.Run(o, Gaps.NONE)), "chat-1");
    }
}
