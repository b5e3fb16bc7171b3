package dev.nines.monitor.cli;

import dev.nines.monitor.start.Simulator;
import dev.nines.probe.simulator.file.ScriptFile;
import dev.nines.probe.simulator.file.UnreadableScript;
import dev.nines.probe.simulator.script.DemoScript;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nines simulate}. */
@Command(name = "simulate", description = "Runs the simulated OpenAI-compatible gateway alone.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", defaultValue = "8090",
            description = "on 127.0.0.1 (${DEFAULT-VALUE}; 0 for any free one)")
    private int port;

    @Option(names = "--script", paramLabel = "FILE",
            description = "JSON: models, latencies, troubles "
                    + "(without it, what the demo plays; docs/configuration.md names an example)")
    private Optional<Path> script = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            Simulator.run(port, script.map(ScriptFile::read).orElseGet(DemoScript::script), System.out::println);
            return Exit.FINE;
        } catch (UnreadableScript e) {
            spec.commandLine().getErr().println(e.getMessage());
            return Exit.USAGE;
        }
    }
}
