package dev.nines.db.crash;

import static dev.nines.db.TestDatabase.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.rollup.Progress;
import dev.nines.db.rollup.Rollups;
import dev.nines.db.spool.Spool;
import dev.nines.probe.Observation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Rounds on one database and one spool, so that what one round has spoilt is still found by the last. */
final class Trial {
    private static final int LARGEST_BATCH = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant AFTER_ALL = Load.clock(Load.NUMBERS);
    private static final String OTHERS =
            "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
    private static final List<Killed> KINDS = List.of(Killed.values());

    private final Load load;
    private final Path spool;
    private final Server server;
    private final Acknowledged acknowledged = new Acknowledged();

    Trial(Load load, Path spool, Server server) {
        this.load = load;
        this.spool = spool;
        this.server = server;
    }

    enum Killed { SERVICE, POSTMASTER_THEN_SERVICE, BOTH_AT_ONCE }

    /** Lets a process work, kills at two points of its work that the seed says, and looks what is there. */
    void round(int round) throws IOException, InterruptedException {
        var random = new SplittableRandom(load.seed() * 1_000 + round);
        var killed = KINDS.get(random.nextInt(KINDS.size()));
        int first = 50 + random.nextInt(400);
        int last = first + random.nextInt(400);
        System.out.println("crash trial: seed " + load.seed() + " round " + round + " kills " + killed + " after line " + first
                + " and " + last);
        var process = victim();
        try {
            work(process, killed, first, last);
        } finally {
            process.destroyForcibly(); // whatever went wrong, it must not write for ever
        }
        if (killed == Killed.BOTH_AT_ONCE) server.start();
        awaitLastWords();
        settle();
        assertThat(acknowledged.count()).as("acknowledged in " + this).isPositive();
        for (int writer = 0; writer < Load.WRITERS; writer++) assertKept(writer);
    }

    private void work(Process process, Killed killed, int first, int last) throws IOException, InterruptedException {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            hear(lines, first);
            if (killed != Killed.SERVICE) server.kill();
            if (killed == Killed.POSTMASTER_THEN_SERVICE) server.start();
            if (killed != Killed.BOTH_AT_ONCE) hear(lines, last - first);
            process.toHandle().destroyForcibly(); // not the process itself, which would close what it still says
            hear(lines, Integer.MAX_VALUE); // what it still managed to say
        }
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("a killed process ends").isTrue();
    }

    private Process victim() throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp", System.getProperty("java.class.path"), Victim.class.getName(),
                spool.toString(), server.url(), String.valueOf(load.seed())));
        acknowledged.next().forEach(first -> command.add(first.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private void hear(BufferedReader lines, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            var line = lines.readLine();
            if (line == null) return;
            acknowledged.hear(line);
        }
    }

    /** A statement of a process that was killed goes on in the server, and may hold the lock of those who sum up. */
    private void awaitLastWords() {
        var limit = Instant.now().plus(PATIENCE);
        while (!ask(server.database(), OTHERS).equals("0")) {
            assertThat(Instant.now()).as("sessions of a killed process end").isBefore(limit);
        }
    }

    private void settle() {
        try (var left = Spool.open(spool, store())) {
            left.drain();
            assertThat(left.damaged()).as("damaged lines in the spool").isZero();
            assertThat(left.setAside()).as("observations refused for their content").isZero();
        }
        var rollups = new Rollups(server.database());
        var progress = rollups.advance(AFTER_ALL);
        while (progress instanceof Progress.MoreToDo) progress = rollups.advance(AFTER_ALL);
        assertThat(progress).as("the sums after all").isInstanceOf(Progress.Done.class);
        Recount.assertExact(server.database());
        assertThat(ask(server.database(), "select min(closed_until) > max(slot) from nines.rollup_state, nines.observation")).isEqualTo("t");
        assertThat(ask(server.database(), "select count(*) from nines.rollup_due")).isEqualTo("0");
    }

    /** Each acknowledged number once and as it was found; beside them only what may have been offered without an answer. */
    private void assertKept(int writer) {
        var kept = new BitSet();
        store().between(List.of(Load.series(writer)), Load.START.minusSeconds(10_000_000), Load.clock(Load.NUMBERS), row -> {
            int number = Load.number(row.scheduledAt());
            assertThat(kept.get(number)).as("number %d of writer %d is there twice", number, writer).isFalse();
            kept.set(number);
            assertThat(row).isEqualTo(expected(writer, number));
        });
        var missing = (BitSet) acknowledged.of(writer).clone();
        missing.andNot(kept);
        assertThat(missing).as("acknowledged to writer %d and not kept", writer).isEqualTo(new BitSet());
        assertThat(kept.length()).isLessThanOrEqualTo(acknowledged.next().get(writer) + LARGEST_BATCH);
    }

    private Observation expected(int writer, int number) {
        return load.observation(writer, number);
    }

    private PostgresObservations store() {
        return new PostgresObservations(server.database(), new SeriesTable(server.database()));
    }

    @Override
    public String toString() {
        return "trial of seed " + load.seed();
    }
}
