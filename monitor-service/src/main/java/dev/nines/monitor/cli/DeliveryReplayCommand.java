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

/** {@code nines delivery replay}. */
@Command(name = "replay", description = "Sends a message again, under its own id, whether or not it arrived.", mixinStandardHelpOptions = true)
final class DeliveryReplayCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "of the message: msg_...")
    private String id = "";

    @Option(names = "--json", description = "print an object with the message's id")
    private boolean json;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    DeliveryReplayCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var sent = service.ask(Question.post("{}", "deliveries", id, "replay"), environment, spec.commandLine());
        var command = spec.commandLine();
        if (json) command.getOut().println(sent.toString());
        command.getOut().flush();
        command.getErr().println("nines: message " + SilenceCommand.text(sent, "message_id") + " is on its way again");
        return Exit.FINE;
    }
}
