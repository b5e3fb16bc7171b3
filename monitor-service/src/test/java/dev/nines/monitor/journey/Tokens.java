package dev.nines.monitor.journey;

import static org.awaitility.Awaitility.await;

import dev.nines.monitor.start.Forked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Tokens as an operator makes them. */
final class Tokens {
    /** What a process wrote is read a little after it has ended. */
    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    private Tokens() {}

    static String make(Path data, String scope) {
        try (var command = Forked.start(Map.of(), "token", "create", "--name", "test", "--scope", scope, "--data", data.toString())) {
            if (command.awaitExit() != 0) throw new AssertionError(command.text());
            await().atMost(A_MOMENT).until(() -> command.text().contains("it is shown now and never again"));
            return command.text().lines().filter(l -> l.startsWith("nines_")).findFirst().orElseThrow();
        }
    }
}
