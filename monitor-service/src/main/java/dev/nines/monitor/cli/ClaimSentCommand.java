package dev.nines.monitor.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.monitor.cli.ServiceOptions.Question;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nines claim sent}. */
@Command(name = "sent", description = "Notes that the credit of a period was claimed: nobody is reminded of it any more.", mixinStandardHelpOptions = true,
        footer = {"", "nines claim sent --contract pro --period 2026-10 --ticket CS-4711"})
final class ClaimSentCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = {"-c", "--contract"}, paramLabel = "ID", required = true, description = "as nines.yaml names it")
    private String contract = "";

    @Option(names = {"-p", "--period"}, paramLabel = "PERIOD", required = true, description = "2026-10, 2026-Q3")
    private String period = "";

    @Option(names = "--ticket", paramLabel = "TEXT", description = "the vendor's number")
    private @Nullable String ticket;

    @Option(names = "--author", paramLabel = "TEXT", description = "who says so (the name of the token)")
    private @Nullable String author;

    @Option(names = "--at", paramLabel = "INSTANT", description = "when it was sent: 2026-11-02T09:30:00Z (now)")
    private @Nullable String at;

    @Option(names = "--json", description = "print what was noted as an object")
    private boolean json;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    ClaimSentCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var body = JsonNodeFactory.instance.objectNode();
        if (ticket != null) body.put("ticket", ticket);
        if (author != null) body.put("author", author);
        if (at != null) body.put("at", at);
        var sent = service.ask(Question.post(body.toString(), "statements", contract, period, "claim"), environment, spec.commandLine());
        var command = spec.commandLine();
        if (json) command.getOut().println(sent.toString());
        command.getOut().flush();
        command.getErr().println("nines: the claim of " + SilenceCommand.text(sent, "contract") + " for " + SilenceCommand.text(sent, "period")
                + " was sent at " + SilenceCommand.text(sent, "sent_at") + "; nobody is reminded of it any more");
        return Exit.FINE;
    }
}
