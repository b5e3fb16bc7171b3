package dev.nines.monitor.schedule;

import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a series once more, at once and out of turn, so that a lost packet is told from an outage. What it hears is for the incidents only:
 * a run that nobody planned, made because another had failed, would bias every share and percentile that a contract counts. It is paid
 * from what is kept free of planned slots, and is not made where nothing is left. Does not wait.
 */
public final class Confirmation {
    private static final Logger log = LoggerFactory.getLogger(Confirmation.class);

    private final Function<Series, Asking> asking;
    private final Consumer<Observation> heard;
    private final InstantSource clock;

    public Confirmation(Function<Series, Asking> asking, Consumer<Observation> heard, InstantSource clock) {
        this.asking = asking;
        this.heard = heard;
        this.clock = clock;
    }

    public void ask(Series series) {
        var how = asking.apply(series);
        var now = clock.instant();
        switch (how.budget().takeBeside(series, how.load(), now)) {
            case RequestBudget.Answer.Granted _ -> ask(new Slot(series, now.truncatedTo(ChronoUnit.MICROS)), how);
            case RequestBudget.Answer.Denied denied -> log.debug("not asked once more series={} why={}", series.name(), denied.why());
        }
    }

    @SuppressWarnings({"FutureReturnValueIgnored", "CatchingUnchecked"}) // its result is told by the callback; a throwing probe too
    private void ask(Slot slot, Asking how) {
        try {
            how.probe().ask(slot).whenComplete((observation, broken) -> {
                if (broken == null) ended(observation, how);
                else brokeDown(slot, how, broken);
            });
        } catch (RuntimeException e) {
            brokeDown(slot, how, e);
        }
    }

    private void ended(Observation observation, Asking how) {
        how.budget().settle(how.load(), observation, clock.instant());
        log.debug("asked once more series={} slot={} class={}", observation.series().name(), observation.scheduledAt(), observation.observationClass());
        heard.accept(observation);
    }

    private void brokeDown(Slot slot, Asking how, Throwable cause) {
        log.error("probe broke its promise series={} scheduledAt={}", slot.series().name(), slot.scheduledAt(), cause);
        how.budget().abandon(how.load(), clock.instant());
    }
}
