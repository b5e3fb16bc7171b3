package dev.nines.dashboards;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs of others. Where CI=true they must be there; elsewhere a test says what is absent and is skipped. */
final class Tools {
    static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    static final Path AMTOOL = Path.of("/usr/bin/amtool");
    static final Path COMPOSE = Path.of("/usr/bin/docker-compose");

    private static final Map<Path, String> PACKAGES = Map.of(AMTOOL, "prometheus-alertmanager", COMPOSE, "docker-compose");

    /** A folder with {@code prometheus} and {@code promtool} of version 3, which few distributions have. */
    private static final String NEWEST = "NINES_TEST_PROMETHEUS_3";

    private Tools() {}

    static boolean hasNewest() {
        return System.getenv(NEWEST) != null && Files.isExecutable(Path.of(System.getenv(NEWEST), "prometheus"));
    }

    /** The Prometheus of version 3, where there is one; else the one that is installed. */
    static Path newest() {
        return newest("prometheus", PROMETHEUS);
    }

    static Path newestPromtool() {
        return newest("promtool", PROMTOOL);
    }

    /** One of each major that is here. */
    static List<Path> promtools() {
        return Stream.of(PROMTOOL, newestPromtool()).distinct().toList();
    }

    private static Path newest(String name, Path installed) {
        return hasNewest() ? Path.of(System.getenv(NEWEST), name) : installed;
    }

    static void require(Path tool) {
        boolean ci = "true".equals(System.getenv("CI"));
        assumeTrue(ci || Files.isExecutable(tool), tool + " is absent: apt-get install " + PACKAGES.getOrDefault(tool, "prometheus"));
    }

    /** What the program said, after it ended well. */
    static String run(Path tool, String... arguments) throws IOException, InterruptedException {
        return feed("", tool, arguments);
    }

    /** The same of one that reads a text. */
    static String feed(String text, Path tool, String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of(tool.toString()), Stream.of(arguments)).toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) throw new IllegalStateException(List.of(command, exit, said).toString());
        return said;
    }
}
