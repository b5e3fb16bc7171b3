package dev.nines.monitor.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A PostgreSQL that outlived a service which was killed. It is ours: we hold the lock of the folder it works in. */
final class LeftOver {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);
    /** Beyond every process number of every system, so PostgreSQL finds nobody there. */
    private static final String NOBODY = "2000000000";

    private LeftOver() {}

    /**
     * After this nobody works in {@code cluster}. What is left of a file that names a server is for PostgreSQL itself to judge at its
     * start: it knows by that file whether somebody still shares its memory.
     */
    static void end(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;
        Optional<ProcessHandle> named = pid(pidFile).flatMap(ProcessHandle::of);
        if (named.filter(p -> worksIn(cluster, p)).isPresent()) {
            stop(cluster, named.get());
        } else if (named.isPresent()) {
            disown(pidFile);
        }
        for (ProcessHandle orphan : workersIn(cluster)) kill(cluster, orphan);
    }

    static boolean isRunning(Path cluster) {
        try {
            Path pidFile = cluster.resolve("postmaster.pid");
            return Files.exists(pidFile)
                    && pid(pidFile).flatMap(ProcessHandle::of).filter(p -> worksIn(cluster, p)).isPresent();
        } catch (IOException e) {
            return false; // the file went away while we read it: the server has just ended
        }
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        return Files.readAllLines(pidFile).stream().findFirst().map(String::strip)
                .filter(line -> line.matches("[0-9]{1,10}")).map(Long::valueOf);
    }

    /** By the folder it is in, which follows a folder that was moved; where that cannot be seen, by the words of its command. */
    private static boolean worksIn(Path cluster, ProcessHandle process) {
        if (process.info().command().filter(c -> c.endsWith("postgres")).isEmpty()) return false;
        try {
            return Files.isSameFile(Path.of("/proc", String.valueOf(process.pid()), "cwd"), cluster);
        } catch (IOException e) {
            return process.info().arguments().stream().flatMap(Stream::of).anyMatch(cluster.toString()::equals);
        }
    }

    /**
     * The number in the file belongs to a stranger by now, be it a PostgreSQL of another folder. PostgreSQL would not start beside
     * it; and without the file it would not look whether its memory is still shared.
     */
    private static void disown(Path pidFile) throws IOException {
        var lines = Files.readAllLines(pidFile, StandardCharsets.ISO_8859_1);
        lines.set(0, NOBODY);
        Files.write(pidFile, lines, StandardCharsets.ISO_8859_1);
    }

    /** Workers of a server that was killed: they end by themselves, but not before their query does. */
    private static List<ProcessHandle> workersIn(Path cluster) {
        return ProcessHandle.allProcesses().filter(p -> worksIn(cluster, p)).toList();
    }

    private static void kill(Path cluster, ProcessHandle orphan) throws IOException {
        orphan.destroyForcibly();
        if (!leaves(cluster, orphan)) throw new IOException("a part of an older PostgreSQL, process " + orphan.pid() + ", does not end");
    }

    /** SIGINT is PostgreSQL's fast shutdown, SIGQUIT one without a last checkpoint; Java itself can send neither. */
    private static void stop(Path cluster, ProcessHandle postmaster) throws IOException {
        for (String signal : List.of("-INT", "-QUIT")) {
            new ProcessBuilder("kill", signal, String.valueOf(postmaster.pid())).start();
            if (leaves(cluster, postmaster)) return;
        }
        throw new IOException("an older PostgreSQL, process " + postmaster.pid() + ", does not end");
    }

    /** One that has ended keeps its number until somebody asks for it, in some containers for ever: so its work is looked at too. */
    private static boolean leaves(Path cluster, ProcessHandle process) throws IOException {
        long begin = System.nanoTime();
        while (worksIn(cluster, process)) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) return false;
            try {
                process.onExit().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while an older PostgreSQL was ending", e);
            } catch (ExecutionException | TimeoutException e) {
                // looked at anew above
            }
        }
        return true;
    }
}
