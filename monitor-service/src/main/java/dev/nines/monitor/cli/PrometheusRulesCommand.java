package dev.nines.monitor.cli;

import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.DemoSettings;
import dev.nines.monitor.config.read.EnvironmentSettings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import dev.nines.monitor.export.PrometheusRules;
import dev.nines.monitor.export.RuleTests;
import dev.nines.probe.simulator.script.DemoScript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nines export prometheus-rules}. */
@Command(name = "prometheus-rules", mixinStandardHelpOptions = true,
        description = "Recording and alerting rules for a Prometheus that scrapes this service: promtool check rules FILE.",
        footer = {"", "Without --config it takes what nines serve would: NINES_BASE_URL and its siblings, else the demonstration."})
final class PrometheusRulesCommand implements Callable<Integer> {
    private static final URI NOWHERE = URI.create("http://127.0.0.1");

    private final Map<String, String> environment;

    @Option(names = {"-c", "--config"}, paramLabel = "FILE", description = "a nines.yaml")
    private Optional<Path> config = Optional.empty();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "where the rules go, in place of stdout")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--tests", paramLabel = "FILE", description = "where their unit tests go, beside --output: promtool test rules FILE")
    private Optional<Path> tests = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    PrometheusRulesCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (tests.isPresent() && output.isEmpty()) throw new ParameterException(spec.commandLine(), "--tests needs --output, the file that they test");
        return switch (load()) {
            case Loaded.Valid(Settings settings) -> write(settings);
            case Loaded.Invalid(String report) -> {
                spec.commandLine().getErr().println("nines: " + report);
                yield Exit.USAGE;
            }
        };
    }

    private Loaded load() {
        if (config.isPresent()) return SettingsFile.load(config.get(), environment);
        if (EnvironmentSettings.isMeant(environment)) return EnvironmentSettings.load(environment);
        return new Loaded.Valid(DemoSettings.settings(DemoScript.script(), NOWHERE, NOWHERE, Secret.NONE));
    }

    private int write(Settings settings) {
        var rules = PrometheusRules.of(settings);
        var err = spec.commandLine().getErr();
        rules.leftOut().forEach(err::println);
        if (output.isEmpty()) {
            spec.commandLine().getOut().print(rules.text());
            spec.commandLine().getOut().flush();
            return Exit.FINE;
        }
        try {
            replace(output.get(), rules.text());
            if (tests.isPresent()) replace(tests.get(), RuleTests.text(settings, asSeenFrom(tests.get(), output.get())));
            return Exit.FINE;
        } catch (IOException e) {
            err.println("nines: cannot write: " + e);
            return Exit.FAILED;
        }
    }

    /** At once: Prometheus may read it at any time, and must not find half of it. */
    private static void replace(Path file, String text) throws IOException {
        var next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String asSeenFrom(Path tests, Path rules) {
        var folder = tests.toAbsolutePath().getParent();
        return folder == null ? rules.toString() : folder.relativize(rules.toAbsolutePath()).toString();
    }
}
