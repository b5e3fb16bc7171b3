package dev.nines.monitor.cli;

import dev.nines.monitor.ask.Pace;
import dev.nines.monitor.config.yaml.Literals;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How often, and how many times. */
final class PaceOptions {
    private static final int MOST_RUNS = 1_000_000;
    private static final Duration USUALLY_EVERY = Duration.ofSeconds(1);

    /** Faster than this nobody watches, and what is forgotten must not bill for days. */
    private static final Duration FASTEST_ENDLESS = Duration.ofMillis(100);

    @Option(names = "--count", paramLabel = "N",
            description = "how many times to ask each model (1; with --every alone until Ctrl+C)")
    private @Nullable String count;

    @Option(names = "--every", paramLabel = "D",
            description = "from start to start, 250ms, 10s, 1m (1s); below 100ms only with --count")
    private @Nullable String every;

    Pace pace(CommandLine command) {
        var pause = every == null ? USUALLY_EVERY : Options.read("--every", every, Literals::duration, command);
        if (count != null) {
            return new Pace(Options.read("--count", count, Literals.count(1, MOST_RUNS), command), pause);
        }
        if (every == null) return new Pace(1, pause);
        if (pause.compareTo(FASTEST_ENDLESS) < 0) {
            throw new ParameterException(command, "--every " + every
                    + " without an end is too fast; say how many runs with --count, or ask at most every 100ms");
        }
        return new Pace(Pace.ENDLESS, pause);
    }
}
