package dev.nines.monitor.web.health;

import dev.nines.monitor.web.read.Recent;
import dev.nines.probe.StoreUnavailable;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/** Whether the database answers. */
@Singleton
@Requires(beans = DataSource.class)
final class DatabaseCheck implements ReadyCheck {
    private static final int SECONDS = 1;

    private final Recent<Boolean> answer;

    DatabaseCheck(DataSource source, InstantSource clock) {
        this.answer = new Recent<>(() -> answers(source), clock, new Recent.Limits(Duration.ofMillis(200), Duration.ofMillis(1500)));
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Optional<String> problem() {
        try {
            return answer.get() ? Optional.empty() : Optional.of("does not answer");
        } catch (StoreUnavailable e) {
            return Optional.of("does not answer");
        }
    }

    private static boolean answers(DataSource source) {
        try (var connection = source.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            throw new StoreUnavailable("check that the database answers", e);
        }
    }
}
