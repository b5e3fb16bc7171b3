package dev.nines.monitor.web.health;

import dev.nines.monitor.watch.Watch;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whether what is observed can be kept until the database has it. */
@Singleton
@Requires(beans = Watch.class)
final class SpoolCheck implements ReadyCheck {
    private final Watch watch;

    SpoolCheck(Watch watch) {
        this.watch = watch;
    }

    @Override
    public String name() {
        return "spool";
    }

    @Override
    public Optional<String> problem() {
        return watch.stores().spool().trouble().map(why -> "takes no observations: " + why);
    }
}
