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

/** {@code nines receiver test}. */
@Command(name = "test", description = "Sends a receiver a message that says that nothing is wrong, and prints the message's id.", mixinStandardHelpOptions = true)
final class ReceiverTestCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "as it stands in the configuration")
    private String name = "";

    @Option(names = "--json", description = "print an object with the message's id")
    private boolean json;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    ReceiverTestCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var sent = service.ask(Question.post("{}", "receivers", name, "test"), environment, spec.commandLine());
        var command = spec.commandLine();
        command.getOut().println(json ? sent.toString() : SilenceCommand.text(sent, "message_id"));
        command.getOut().flush();
        command.getErr().println("nines: it is on its way to " + Columns.oneLine(name) + "; nines receiver list shows what is answered");
        return Exit.FINE;
    }
}
