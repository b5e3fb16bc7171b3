package dev.nines.monitor.schedule;

import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes exactly one observation of every slot it is given: what the probe found, or why the slot could not run. A slot does not
 * wait for the run before it: a monitor that asks less often while the answers are slow makes them look fast. How many runs may
 * overlap is the budget's to say. Called on the timer's thread, so nothing here waits; {@code found} is called there and on event
 * loops, and must not block either.
 */
public final class SlotRunner {
    private static final Logger log = LoggerFactory.getLogger(SlotRunner.class);

    private final Function<Series, Asking> asking;
    private final Consumer<Observation> found;
    private final InstantSource clock;
    private final Set<Run> inFlight = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    private record Run(Slot slot, Asking how, CompletableFuture<Void> over) {}

    public SlotRunner(Function<Series, Asking> asking, Consumer<Observation> found, InstantSource clock) {
        this.asking = asking;
        this.found = found;
        this.clock = clock;
    }

    /** Runs the slot now. */
    public void run(Slot slot) {
        var run = new Run(slot, asking.apply(slot.series()), new CompletableFuture<>());
        if (closing) {
            tell(run, Cause.SHUTTING_DOWN, "");
            return;
        }
        switch (run.how().budget().take(slot.series(), run.how().load(), clock.instant())) {
            case RequestBudget.Answer.Granted _ -> {
                inFlight.add(run);
                ask(run);
            }
            case RequestBudget.Answer.Denied denied -> tell(run, denied.cause(), denied.why());
        }
    }

    /** The slot came up too late to run. */
    public void missed(Slot slot) {
        var late = Duration.between(slot.scheduledAt(), clock.instant());
        tell(new Run(slot, asking.apply(slot.series()), new CompletableFuture<>()), Cause.MONITOR_STALLED, "late by " + late.toMillis() + " ms");
    }

    public int inFlight() {
        return inFlight.size();
    }

    /**
     * Starts nothing more, lets what is in flight end for at most {@code grace}, and records the rest as cut off by us. When it
     * returns, every slot given so far has been told.
     */
    public void close(Duration grace) {
        closing = true;
        await(List.copyOf(inFlight), grace);
        for (var run : List.copyOf(inFlight)) {
            if (!isOver(run)) continue;
            run.how().budget().abandon(run.how().load(), clock.instant());
            tell(run, Cause.SHUTTING_DOWN, "the run was cut off");
        }
    }

    @SuppressWarnings({"FutureReturnValueIgnored", "CatchingUnchecked"}) // its result is told by the callback; a throwing probe too
    private void ask(Run run) {
        try {
            run.how().probe().ask(run.slot()).whenComplete((observation, broken) -> {
                if (broken == null) ended(run, observation);
                else brokeDown(run, broken);
            });
        } catch (RuntimeException e) {
            brokeDown(run, e);
        }
    }

    private void ended(Run run, Observation observation) {
        if (!isOver(run)) return; // cut off before, and told so
        run.how().budget().settle(run.how().load(), observation, clock.instant());
        told(run, observation);
    }

    /** A probe never does this; if one does, the slot is still accounted for, and nobody's latency. */
    private void brokeDown(Run run, Throwable cause) {
        if (!isOver(run)) return;
        log.error("probe broke its promise series={} scheduledAt={}", run.slot().series().name(), run.slot().scheduledAt(), cause);
        run.how().budget().abandon(run.how().load(), clock.instant());
        tell(run, Cause.MONITOR_STALLED, "the probe broke down: " + cause.getClass().getSimpleName());
    }

    /** True for the one caller who ended it. */
    private boolean isOver(Run run) {
        return inFlight.remove(run);
    }

    private void tell(Run run, Cause cause, String detail) {
        told(run, Observation.local(run.slot(), clock.instant(), new Local(cause, detail), run.how().probeVersion(), run.how().simulated()));
    }

    private void told(Run run, Observation observation) {
        try {
            found.accept(observation);
        } finally {
            run.over().complete(null);
        }
    }

    private static void await(List<Run> runs, Duration grace) {
        var all = CompletableFuture.allOf(runs.stream().map(Run::over).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(grace.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            log.info("runs cut off by shutdown count={}", runs.stream().filter(r -> !r.over().isDone()).count());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run's end never fails", e);
        }
    }
}
