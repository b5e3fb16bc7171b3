package dev.nines.monitor.cli;

import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nines check FILE...}. */
@Command(name = "check", description = "Names every problem of a configuration, or says what it asks for.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final Duration MONTH = Duration.ofDays(30);

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "a nines.yaml")
    private List<Path> files = List.of();

    CheckCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        int exit = Exit.FINE;
        for (Path file : files) {
            switch (SettingsFile.load(file, environment)) {
                case Loaded.Valid(Settings settings) -> summarize(file, settings, spec.commandLine().getOut());
                case Loaded.Invalid(String report) -> {
                    spec.commandLine().getErr().println(report);
                    exit = Exit.USAGE;
                }
            }
        }
        return exit;
    }

    private static void summarize(Path file, Settings s, PrintWriter out) {
        out.println(file + " is right: " + counted(s.endpoints(), "endpoint")
                + ", " + counted(s.tiers(), "tier") + ", " + counted(s.probes(), "probe")
                + ", " + counted(s.contracts(), "contract") + ", " + counted(s.receivers(), "receiver"));
        for (ProbeSettings probe : s.probes()) out.println("  " + summary(probe));
    }

    /** Patterns match what only the endpoint knows, so a model at a time is all that can be promised. */
    private static String summary(ProbeSettings probe) {
        boolean isExact = probe.models().stream().allMatch(ModelPattern::isExactId);
        int models = isExact ? probe.models().size() : 1;
        return "probes." + probe.name() + " asks "
                + (isExact ? counted(probe.models(), "model") : "each model that it finds")
                + ": " + requests(Duration.ofMinutes(1), probe.every(), models) + " requests a minute, "
                + requests(MONTH, probe.every(), models) + " in 30 days";
    }

    private static String requests(Duration stretch, Duration every, int models) {
        return BigDecimal.valueOf(stretch.toMillis()).multiply(BigDecimal.valueOf(models))
                .divide(BigDecimal.valueOf(every.toMillis()), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros().toPlainString();
    }

    private static String counted(List<?> things, String noun) {
        return things.size() + " " + noun + (things.size() == 1 ? "" : "s");
    }
}
