package dev.nines.monitor.reload;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsSource;
import dev.nines.monitor.metrics.SelfMetrics;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the configuration again and puts it in force, or says everything that is wrong with it and leaves all as it was. */
public final class Reload {
    private static final Logger log = LoggerFactory.getLogger(Reload.class);

    private final SettingsSource source;
    private final Running running;
    private final SelfMetrics metrics;
    private final InstantSource clock;

    /** What goes by settings. */
    public interface Running {
        boolean hasStarted();

        Settings settings();

        void goBy(Settings next);
    }

    /** What became of one attempt. */
    public sealed interface Outcome {
        /** @param text a line for people */
        record Taken(String text) implements Outcome {}

        /** @param report what is wrong, as {@code nines check} says it; no secret in it */
        record Refused(String report) implements Outcome {}

        /** Nothing was read. */
        record NotTried(String why) implements Outcome {}
    }

    public Reload(SettingsSource source, Running running, SelfMetrics metrics, InstantSource clock) {
        this.source = source;
        this.running = running;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * One after the other, whoever asks.
     *
     * @param by who asks, for the log
     */
    public synchronized Outcome now(String by) {
        if (!running.hasStarted()) return new Outcome.NotTried("the service is still starting; ask again in a moment");
        return switch (source) {
            case SettingsSource.NoFile none -> new Outcome.NotTried("there is no file to read again: " + none.why());
            case SettingsSource.File file -> switch (file.load()) {
                case Loaded.Invalid invalid -> refused(invalid.report(), by);
                case Loaded.Valid valid -> take(file, valid.settings(), by);
            };
        };
    }

    private Outcome take(SettingsSource.File file, Settings next, String by) {
        var fixed = Fixed.whatDiffers(running.settings(), next);
        if (!fixed.isEmpty()) {
            return refused(file.path() + " cannot be taken by a running service\n  " + String.join("\n  ", fixed), by);
        }
        try {
            if (!next.equals(running.settings())) running.goBy(next);
        } catch (RuntimeException e) {
            metrics.configRefused();
            throw e;
        }
        metrics.configTaken(clock.instant());
        var text = "configuration reloaded from " + file.path() + ": " + next.endpoints().size() + " endpoints, " + next.probes().size()
                + " probes, " + next.contracts().size() + " contracts, " + next.receivers().size() + " receivers";
        log.info("{} by={}", text, by);
        return new Outcome.Taken(text);
    }

    private Outcome refused(String report, String by) {
        metrics.configRefused();
        log.error("configuration not reloaded, the one before stays in force by={}", by);
        report.lines().forEach(line -> log.error("  {}", line));
        return new Outcome.Refused(report);
    }
}
