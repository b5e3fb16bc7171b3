package dev.nines.monitor.start;

import static org.awaitility.Awaitility.await;

import dev.nines.monitor.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own, as a user has it. */
public final class Forked implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Forked(Process process) {
        this.process = process;
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    public static Forked start(Map<String, String> environment, String... arguments) {
        return startBy(List.of(), environment, arguments);
    }

    /** @param launcher a command that becomes the one behind it, so that their process is one */
    public static Forked startBy(List<String> launcher, Map<String, String> environment, String... arguments) {
        return startIn(Archive.OPTIONS, launcher, environment, arguments);
    }

    /** @param options of the JVM, its class path among them */
    static Forked startIn(List<String> options, List<String> launcher, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(launcher);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("NINES_"));
        builder.environment().putAll(environment);
        try {
            return new Forked(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Forked awaitLine(String part) {
        await().atMost(PATIENCE).failFast("it has ended", () -> !process.isAlive() && !text().contains(part))
                .until(() -> text().contains(part));
        return this;
    }

    /** Waits for the first page, on whatever port the service says. */
    public Forked awaitHealthy() {
        awaitLine("look    http://");
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(base() + "/-/healthy")).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new AssertionError("not healthy: " + answer.statusCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return this;
    }

    /** Where its pages are, {@code http://127.0.0.1:8080}; known once it says so. */
    public String base() {
        return lines.stream().filter(l -> l.contains("look    ")).findFirst().orElseThrow().replaceAll(".*(http\\S+)/$", "$1");
    }

    /** Waits until it has ended and its last line has been read. */
    public int awaitExit() {
        await().atMost(PATIENCE).until(() -> !process.isAlive() && !reader.isAlive());
        return process.exitValue();
    }

    public int terminate() {
        hangUp();
        return awaitExit();
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        // Not its last line: its database may live on, and hold its output open.
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    public long pid() {
        return process.pid();
    }

    public String text() {
        return String.join("\n", lines);
    }

    /** Whatever happened to a test, nothing is left behind: not even what does not hear SIGTERM. */
    @Override
    public void close() {
        if (!process.isAlive()) return;
        hangUp();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** SIGTERM. Not {@link Process#destroy()}: that also stops listening to what the process has still to say. */
    private void hangUp() {
        process.toHandle().destroy();
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
        } catch (UncheckedIOException | IOException e) {
            lines.add("(output ended: " + e.getMessage() + ")");
        }
    }
}
