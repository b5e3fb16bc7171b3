package dev.nines.monitor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.monitor.cli.ServiceOptions.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nines receiver list}. */
@Command(name = "list", description = "Lists the receivers: what waits for them, and what they said last.", mixinStandardHelpOptions = true)
final class ReceiverListCommand implements Callable<Integer> {
    private static final List<String> HEAD = List.of("name", "kind", "events", "waiting", "oldest", "last tried", "answer");
    private static final int LONGEST_ANSWER = 60;

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "print one object a line")
    private boolean json;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    ReceiverListCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var receivers = service.ask(Question.get("receivers"), environment, spec.commandLine());
        var out = spec.commandLine().getOut();
        var rows = new ArrayList<List<String>>();
        receivers.forEach(r -> rows.add(row(r)));
        if (json) receivers.forEach(r -> out.println(r.toString()));
        else Columns.lines(HEAD, rows).forEach(out::println);
        out.flush();
        return Exit.FINE;
    }

    private static List<String> row(JsonNode r) {
        var events = new ArrayList<String>();
        r.path("events").forEach(e -> events.add(e.asText()));
        return List.of(SilenceCommand.text(r, "name"), SilenceCommand.text(r, "kind"), String.join(",", events), SilenceCommand.text(r, "waiting"),
                SilenceCommand.text(r, "oldest_waiting"), SilenceCommand.text(r.path("last"), "at"), answer(r.path("last")));
    }

    private static String answer(JsonNode last) {
        if (!last.isObject()) return "-";
        String said = last.path("answer").asText();
        String text = last.path("status").isNull() ? said : (last.path("status").asText() + " " + said).strip();
        return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER - 3) + "...";
    }
}
