package dev.nines.monitor.cli;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import dev.nines.monitor.cost.Disk;
import dev.nines.monitor.cost.DiskText;
import dev.nines.monitor.cost.Expense;
import dev.nines.monitor.cost.ExpenseText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nines check FILE...}. */
@Command(name = "check", description = "Names every problem of a configuration, or says what it asks for and keeps.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
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
        var expense = Expense.of(s);
        ExpenseText.lines(expense).forEach(out::println);
        DiskText.lines(s, Disk.of(s, expense)).forEach(out::println);
    }

    private static String counted(List<?> things, String noun) {
        return things.size() + " " + noun + (things.size() == 1 ? "" : "s");
    }
}
