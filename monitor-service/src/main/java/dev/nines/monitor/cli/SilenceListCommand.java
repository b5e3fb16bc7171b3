package dev.nines.monitor.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.monitor.cli.ServiceOptions.Question;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nines silence list}. */
@Command(name = "list", description = "Lists the silences, and the windows of announced work, that may still cover something.", mixinStandardHelpOptions = true)
final class SilenceListCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--all", description = "every one that was ever made by API or command line, newest first")
    private boolean all;

    @Option(names = "--json", description = "print one object a line")
    private boolean json;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    SilenceListCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var silences = JsonNodeFactory.instance.arrayNode();
        String query = all ? "all=true&limit=1000" : "";
        while (true) {
            var question = query.isEmpty() ? Question.get("silences") : Question.get("silences").with(query);
            var page = service.ask(question, environment, spec.commandLine());
            page.path("silences").forEach(silences::add);
            if (!page.path("next").isTextual()) break;
            query = "all=true&limit=1000&cursor=" + ServiceOptions.encoded(page.path("next").textValue());
        }
        var out = spec.commandLine().getOut();
        if (json) silences.forEach(s -> out.println(s.toString()));
        else SilenceCommand.table(silences).forEach(out::println);
        out.flush();
        return Exit.FINE;
    }
}
