package dev.nines.monitor.cli;

import dev.nines.monitor.config.ProcessSettings;
import dev.nines.monitor.config.read.EnvironmentSettings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.ProcessReader;
import dev.nines.monitor.config.read.SettingsFile;
import dev.nines.monitor.config.read.SettingsSource;
import dev.nines.monitor.start.Service;
import dev.nines.monitor.start.Watched;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of serving, of the bare command as well as of {@code serve}. */
final class ServeOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "what to do: a nines.yaml")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR",
            description = "where everything is kept (NINES_DATA; data/demo for the demo, else data/live)")
    private @Nullable String data;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "IP address of the pages; beyond this machine a token is needed first"
            + " (NINES_HOST; access.bind; 127.0.0.1)")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "N", description = "port of the pages (NINES_PORT; 8080)")
    private @Nullable String port;

    int serve(Map<String, String> environment, Consumer<String> out, Consumer<String> err) {
        return switch (ProcessReader.load(withOptions(environment))) {
            case ProcessReader.Read.Invalid(String report) -> refused(report, err);
            case ProcessReader.Read.Valid(ProcessSettings process) -> serve(process, environment, out, err);
        };
    }

    private int serve(ProcessSettings process, Map<String, String> environment, Consumer<String> out,
            Consumer<String> err) {
        if (isDemo(environment)) return watch(process, new Watched.Demo(), out);
        SettingsSource source = config == null ? new SettingsSource.NoFile("the settings come from NINES_BASE_URL and its siblings, and the"
                + " environment of a process does not change; restart the service") : new SettingsSource.File(config, environment);
        Loaded loaded = config == null ? EnvironmentSettings.load(environment) : SettingsFile.load(config, environment);
        return switch (loaded) {
            case Loaded.Invalid(String report) -> refused(report, err);
            case Loaded.Valid valid -> watch(process, new Watched.Configured(valid.settings(), source), out);
        };
    }

    private boolean isDemo(Map<String, String> environment) {
        return config == null && !EnvironmentSettings.isMeant(environment);
    }

    private static int watch(ProcessSettings process, Watched watched, Consumer<String> out) {
        Service.run(process, watched, out);
        return Exit.FINE;
    }

    private static int refused(String report, Consumer<String> err) {
        err.accept("nines: " + report);
        return Exit.USAGE;
    }

    private Map<String, String> withOptions(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        if (data != null) all.put("NINES_DATA", data);
        if (host != null) all.put("NINES_HOST", host);
        if (port != null) all.put("NINES_PORT", port);
        all.putIfAbsent("NINES_DATA", isDemo(environment) ? "data/demo" : "data/live");
        return all;
    }
}
