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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nines incident remark}. */
@Command(name = "remark", description = "Adds to an incident what was tried, or the vendor's ticket. It stands in the incident's statements, and is never changed.",
        mixinStandardHelpOptions = true, footer = {"", "nines incident remark inc-0123456789abcdef --ticket CS-4711 --text 'called, they are looking'"})
final class IncidentRemarkCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "of the incident: inc-...")
    private String id = "";

    @Option(names = {"-t", "--text"}, paramLabel = "TEXT", description = "what was tried, or answered")
    private @Nullable String text;

    @Option(names = "--ticket", paramLabel = "TEXT", description = "the vendor's number")
    private @Nullable String ticket;

    @Option(names = "--author", paramLabel = "TEXT", description = "who says so (the name of the token)")
    private @Nullable String author;

    @Option(names = "--at", paramLabel = "INSTANT", description = "when it was: 2026-10-10T08:12:00Z (now)")
    private @Nullable String at;

    @Option(names = "--json", description = "print the remark as an object")
    private boolean json;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    IncidentRemarkCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (text == null && ticket == null) throw new ParameterException(spec.commandLine(), "--text or --ticket must say something");
        var body = JsonNodeFactory.instance.objectNode();
        if (text != null) body.put("text", text);
        if (ticket != null) body.put("ticket", ticket);
        if (author != null) body.put("author", author);
        if (at != null) body.put("at", at);
        var remark = service.ask(Question.post(body.toString(), "incidents", id, "remarks"), environment, spec.commandLine());
        var command = spec.commandLine();
        if (json) command.getOut().println(remark.toString());
        command.getOut().flush();
        command.getErr().println("nines: added to incident " + SilenceCommand.text(remark, "incident") + " by " + SilenceCommand.text(remark, "author"));
        return Exit.FINE;
    }
}
