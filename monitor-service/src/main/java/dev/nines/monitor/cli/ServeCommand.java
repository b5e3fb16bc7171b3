package dev.nines.monitor.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nines serve}. */
@Command(name = "serve", description = "Runs the service; what nines does without a command.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    ServeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return options.serve(environment, System.out::println, System.err::println);
    }
}
