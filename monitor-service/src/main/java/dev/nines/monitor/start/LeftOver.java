package dev.nines.monitor.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL that outlived a service which was killed. It is ours: we hold the lock of the folder it works in. */
final class LeftOver {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LeftOver() {}

    /** Ends it as {@code pg_ctl stop -m fast} would; after this nobody works in {@code cluster}. */
    static void end(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;
        Optional<ProcessHandle> postmaster = pid(pidFile).flatMap(ProcessHandle::of).filter(LeftOver::isPostgres);
        if (postmaster.isPresent()) stop(postmaster.get());
        Files.deleteIfExists(pidFile); // left by a process that is gone; its number may belong to another by now
    }

    static boolean isRunning(Path cluster) {
        try {
            Path pidFile = cluster.resolve("postmaster.pid");
            return Files.exists(pidFile)
                    && pid(pidFile).flatMap(ProcessHandle::of).filter(LeftOver::isPostgres).isPresent();
        } catch (IOException e) {
            return false; // the file went away while we read it: the server has just ended
        }
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        return Files.readAllLines(pidFile).stream().findFirst().map(String::strip)
                .filter(line -> line.matches("[0-9]{1,10}")).map(Long::valueOf);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.endsWith("postgres")).orElse(false);
    }

    /**
     * SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for every client to leave.
     */
    private static void stop(ProcessHandle postmaster) throws IOException {
        var kill = new ProcessBuilder("kill", "-INT", String.valueOf(postmaster.pid())).start();
        try {
            kill.waitFor();
            postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an older PostgreSQL was ending", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("an older PostgreSQL, process " + postmaster.pid() + ", does not end", e);
        }
    }
}
