package dev.nines.monitor.web.health;

import dev.nines.monitor.watch.Watch;
import dev.nines.monitor.web.read.Recent;
import dev.nines.probe.StoreUnavailable;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whether slots are planned ahead. An endpoint that refuses us or lists nothing is no trouble here: this process could ask, and pages
 * say why it does not.
 */
@Singleton
@Requires(beans = Watch.class)
final class ScheduleCheck implements ReadyCheck {
    private final Recent<Optional<String>> answer;

    ScheduleCheck(Watch watch, InstantSource clock) {
        this.answer = new Recent<>(watch::planTrouble, clock, new Recent.Limits(Duration.ofMillis(200), Duration.ofSeconds(1)));
    }

    @Override
    public String name() {
        return "schedules";
    }

    @Override
    public Optional<String> problem() {
        try {
            return answer.get();
        } catch (StoreUnavailable e) {
            return Optional.of("planning waits for the database");
        }
    }
}
