package dev.nines.probe.openai;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Programs that this project did not write. {@code .ci/run} brings them; where one is absent a test says so and is
 * skipped, but where CI=true it must be there.
 */
public final class Neighbours {
    private Neighbours() {}

    /** What {@code .ci/run} put into this variable. Before each test, so that each is reported as skipped. */
    public static String named(String variable) {
        return required(found(variable), variable + " is not set: .ci/run sets it");
    }

    /** The path of an installed program. */
    public static Path installed(String program, String howToGetIt) {
        return required(program(program), program + " is not installed: " + howToGetIt);
    }

    /** As {@link #named}, for what is made ready once for all tests. */
    public static Optional<String> found(String variable) {
        return Optional.ofNullable(System.getenv(variable));
    }

    /** As {@link #installed}, for what is made ready once for all tests. */
    public static Optional<Path> program(String program) {
        var folders = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL).splitAsStream(folders)
                .map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
    }

    private static <T> T required(Optional<T> thing, String why) {
        if ("true".equals(System.getenv("CI"))) assertTrue(thing.isPresent(), why + ", and CI=true");
        assumeTrue(thing.isPresent(), why);
        return thing.orElseThrow();
    }
}
