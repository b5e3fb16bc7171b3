package dev.nines.monitor.cli;

import dev.nines.monitor.config.ProcessSettings.Embedded;
import dev.nines.monitor.config.ProcessSettings.External;
import dev.nines.monitor.config.read.ProcessReader;
import dev.nines.monitor.start.Migration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nines migrate}. */
@Command(name = "migrate", description = "Brings the tables at NINES_DB_URL up to date and ends; for a service whose own user may not.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    MigrateCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return switch (ProcessReader.load(environment)) {
            case ProcessReader.Read.Invalid(String report) -> refused(report);
            case ProcessReader.Read.Valid valid -> switch (valid.settings().store()) {
                case Embedded _ -> refused("NINES_DB_URL is not set: our own PostgreSQL is brought up to date when the service starts");
                case External server -> {
                    spec.commandLine().getOut().println("nines: " + Migration.run(server, spec.commandLine().getErr()::println));
                    yield Exit.FINE;
                }
            };
        };
    }

    private int refused(String report) {
        spec.commandLine().getErr().println("nines: " + report);
        return Exit.USAGE;
    }
}
