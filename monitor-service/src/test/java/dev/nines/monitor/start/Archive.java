package dev.nines.monitor.start;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes that a service loads until it stands, kept by one for all others that a test JVM starts: with them a start computes half as
 * long. A JVM keeps classes of jars alone, so folders of the class path become some.
 */
final class Archive {
    private static final Path FOLDER = Path.of("target", "forked").toAbsolutePath();
    private static final String CLASS_PATH = classPath();

    /** For every JVM that comes after; without an archive it would do as well, and take longer. */
    static final List<String> OPTIONS = kept();

    private Archive() {}

    private static List<String> kept() {
        var archive = FOLDER.resolve("nines.jsa");
        try {
            var data = Files.createTempDirectory(FOLDER, "data");
            try (var one = Forked.startIn(List.of("-cp", CLASS_PATH, "-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"), List.of(),
                    Map.of("NINES_BASE_URL", "http://127.0.0.1:9/v1", "NINES_PROBE_EVERY", "1h"), "--port", "0", "--data", data.toString())) {
                one.awaitHealthy().terminate();
            }
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-cp", CLASS_PATH, "-XX:SharedArchiveFile=" + archive, "-Xlog:disable");
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> !entry.isEmpty()).map(Path::of)
                .filter(Files::exists).map(entry -> Files.isDirectory(entry) ? jar(entry) : entry).map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Path folder) {
        try {
            var jar = Files.createDirectories(FOLDER).resolve(folder.toString().replaceAll("\\W+", "-") + ".jar");
            int code = ToolProvider.findFirst("jar").orElseThrow()
                    .run(System.out, System.err, "--create", "--no-compress", "--file", jar.toString(), "-C", folder.toString(), ".");
            if (code != 0) throw new IllegalStateException("no jar of " + folder);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
