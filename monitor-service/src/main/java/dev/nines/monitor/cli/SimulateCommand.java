package dev.nines.monitor.cli;

import dev.nines.monitor.start.Simulator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nines simulate}. */
@Command(name = "simulate", description = "Runs the simulated OpenAI-compatible gateway alone.", mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", defaultValue = "8090", description = "on 127.0.0.1 (${DEFAULT-VALUE}; 0 for any free one)")
    private int port;

    @Override
    public Integer call() {
        Simulator.run(port, System.out::println);
        return Exit.FINE;
    }
}
