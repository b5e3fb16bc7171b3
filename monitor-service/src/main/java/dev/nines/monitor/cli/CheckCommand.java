package dev.nines.monitor.cli;

import dev.nines.monitor.arithmetic.Arithmetic;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.Reference;
import dev.nines.monitor.config.read.SettingsFile;
import dev.nines.monitor.config.read.SettingsFile.Effective;
import dev.nines.monitor.cost.Disk;
import dev.nines.monitor.cost.DiskText;
import dev.nines.monitor.cost.Expense;
import dev.nines.monitor.cost.ExpenseText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nines check FILE...}. */
@Command(name = "check", description = "Names every problem of a configuration, or says what it asks for, keeps and can find out.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup
    private Instead instead = new Instead();

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "a nines.yaml")
    private List<Path> files = List.of();

    CheckCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What to print instead of a summary. */
    static final class Instead {
        @Option(names = "--effective", description = "print the configuration with all that is usual and preset, secrets masked")
        private boolean effective;

        @Option(names = "--schema", description = "print the JSON Schema of nines.yaml, for editors")
        private boolean schema;
    }

    @Override
    public Integer call() {
        if (instead.schema) {
            out().print(Reference.schema());
            out().flush();
            return Exit.FINE;
        }
        if (files.isEmpty()) throw new ParameterException(spec.commandLine(), "missing required parameter: 'FILE'");
        return files.stream().mapToInt(instead.effective ? this::effective : this::check).max().orElse(Exit.FINE);
    }

    private int check(Path file) {
        return switch (SettingsFile.load(file, environment)) {
            case Loaded.Valid(Settings settings) -> summarize(file, settings, out());
            case Loaded.Invalid(String report) -> refuse(report);
        };
    }

    private int effective(Path file) {
        return switch (SettingsFile.effective(file, environment)) {
            case Effective.Yaml(String text) -> {
                out().print(text);
                out().flush();
                yield Exit.FINE;
            }
            case Effective.Invalid(String report) -> refuse(report);
        };
    }

    private int refuse(String report) {
        spec.commandLine().getErr().println(report);
        return Exit.USAGE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static int summarize(Path file, Settings s, PrintWriter out) {
        out.println(file + " is right: " + counted(s.endpoints(), "endpoint")
                + ", " + counted(s.tiers(), "tier") + ", " + counted(s.probes(), "probe")
                + ", " + counted(s.contracts(), "contract") + ", " + counted(s.receivers(), "receiver"));
        var expense = Expense.of(s);
        ExpenseText.lines(expense).forEach(out::println);
        DiskText.lines(s, Disk.of(s, expense)).forEach(out::println);
        Arithmetic.lines(s, expense, Instant.now()).forEach(out::println);
        return Exit.FINE;
    }

    private static String counted(List<?> things, String noun) {
        return things.size() + " " + noun + (things.size() == 1 ? "" : "s");
    }
}
