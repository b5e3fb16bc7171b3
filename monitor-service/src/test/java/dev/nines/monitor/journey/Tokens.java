package dev.nines.monitor.journey;

import static org.awaitility.Awaitility.await;

import dev.nines.monitor.start.Forked;
import java.nio.file.Path;
import java.util.Map;

/** Tokens as an operator makes them. */
final class Tokens {
    private Tokens() {}

    static String make(Path data, String scope) {
        try (var command = Forked.start(Map.of(), "token", "create", "--name", "test", "--scope", scope, "--data", data.toString())) {
            await().atMost(Forked.PATIENCE).until(() -> command.text().contains("it is shown now and never again"));
            if (command.awaitExit() != 0) throw new AssertionError(command.text());
            return command.text().lines().filter(l -> l.startsWith("nines_")).findFirst().orElseThrow();
        }
    }
}
