package dev.nines.dashboards;

import dev.nines.monitor.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The service, as a process of its own: the demonstration, or what a configuration says. */
final class RunningNines implements AutoCloseable {
    private static final Pattern LOOK = Pattern.compile("look +http://127\\.0\\.0\\.1:([0-9]+)/");
    private static final long PATIENCE_SECONDS = 300;
    private static final int LINES_KEPT = 30;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    /** The last lines, for whoever asks why it ended. */
    private final Deque<String> said = new ConcurrentLinkedDeque<>();

    /** @param more options of {@code nines serve} */
    RunningNines(Path data, String... more) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "--data", data.toString()));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("NINES_"));
        process = builder.start();
        Thread.ofPlatform().daemon().start(this::read);
    }

    /** Where its pages are, once it says so. */
    int port() throws Exception {
        return port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (var output = process.inputReader()) {
            output.lines().forEach(this::heard);
        } catch (IOException | UncheckedIOException e) {
            port.completeExceptionally(e); // it was ended while it spoke
        }
        port.completeExceptionally(new IllegalStateException("the service has ended; it said last: " + said));
    }

    private void heard(String line) {
        said.add(line);
        if (said.size() > LINES_KEPT) said.remove();
        var look = LOOK.matcher(line);
        if (look.find()) port.complete(Integer.parseInt(look.group(1)));
    }
}
