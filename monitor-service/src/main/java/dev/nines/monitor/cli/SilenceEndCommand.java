package dev.nines.monitor.cli;

import dev.nines.monitor.cli.ServiceOptions.Question;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nines silence end}. */
@Command(name = "end", description = "Ends a silence before its time. What fires is told again at once.", mixinStandardHelpOptions = true)
final class SilenceEndCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "as nines silence list shows it")
    private String id = "";

    @Option(names = "--json", description = "print the silence as an object")
    private boolean json;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    SilenceEndCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var ended = service.ask(Question.delete("silences", id), environment, spec.commandLine());
        var command = spec.commandLine();
        if (json) command.getOut().println(ended.toString());
        command.getOut().flush();
        command.getErr().println("nines: silence " + SilenceCommand.text(ended, "id") + " (" + SilenceCommand.match(ended) + ") covers nothing any more");
        return Exit.FINE;
    }
}
