package dev.nines.db.crash;

import dev.nines.db.Migrations;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five rounds here, fifty in the profile {@code crash-trials}. A trial is repeated by its seed: {@code -Dnines.crash.seed=...}; where
 * in the work of a process it then ends is the same, though not to the microsecond.
 */
class CrashTrialTest {
    private static final int ROUNDS = Integer.getInteger("nines.crash.rounds", 5);
    private static final long SEED = Long.getLong("nines.crash.seed", RandomGenerator.getDefault().nextInt(1_000_000));

    @Test
    void what_was_acknowledged_is_counted_exactly_once_whoever_is_killed(@TempDir Path folder) throws Exception {
        try (var server = new Server(folder.resolve("server"))) {
            Migrations.migrate(server.database());
            var trial = new Trial(new Load(SEED), folder.resolve("spool"), server);
            for (int round = 1; round <= ROUNDS; round++) trial.round(round);
        }
    }
}
