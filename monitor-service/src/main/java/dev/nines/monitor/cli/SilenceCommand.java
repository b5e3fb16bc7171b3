package dev.nines.monitor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code nines silence}. */
@Command(name = "silence", description = "Who does not want to hear of what: alerts that match are held back. What is observed, and what a contract"
        + " counts, it does not touch.", mixinStandardHelpOptions = true)
final class SilenceCommand {
    private static final List<String> HEAD = List.of("id", "state", "match", "from", "to", "author", "reason");

    static List<String> table(JsonNode silences) {
        var rows = new ArrayList<List<String>>();
        for (var s : silences) {
            rows.add(List.of(text(s, "id"), text(s, "state"), match(s), text(s, "from"), text(s, "to"), text(s, "author"), text(s, "reason")));
        }
        return Columns.lines(HEAD, rows);
    }

    /** {@code endpoint=global-api, model~Pro/*}. */
    static String match(JsonNode silence) {
        var all = new ArrayList<String>();
        silence.path("match").forEach(m -> all.add(m.asText()));
        return Columns.oneLine(String.join(", ", all));
    }

    /** What is not there is a dash. */
    static String text(JsonNode silence, String key) {
        var value = silence.path(key);
        return value.isMissingNode() || value.isNull() ? "-" : Columns.oneLine(value.asText());
    }
}
