package dev.nines.monitor.statement.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.statement.StatementDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the texts of a statement may be, where that can be said. */
final class Texts {
    private static final String INSTANT = "-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z";
    private static final String DAY = "-?[0-9]{4,}-[0-9]{2}-[0-9]{2}";
    private static final String DECIMAL = "-?[0-9]+(\\.[0-9]+)?";
    /** {@code 1/3} where the decimals do not end. */
    private static final String NUMBER = DECIMAL + "|-?[0-9]+/[0-9]+";
    private static final String SHA_256 = "[0-9a-f]{64}";
    private static final List<String> VERDICTS = List.of("MET", "BREACHED", "UNDECIDED");

    private static final Map<String, List<String>> WORDS = Map.of(
            "StatementDocument.format", List.of(StatementDocument.FORMAT),
            "StatementDocument.data", List.of("measured", "simulated"),
            "StatementDocument.verdict", VERDICTS, "Line.verdict", VERDICTS, "Earlier.verdict", VERDICTS,
            "Issue.standing", List.of("final", "forecast"),
            "Parties.side", List.of("customer", "operator"),
            "Distribution.phase", List.of("first_token", "total"),
            "Level.bound", List.of("measured", "at_least", "never_answered", "too_few_samples"),
            "Quantile.bound", List.of("", "measured", "at_least", "never_answered", "too_few_samples"));

    private static final Set<String> INSTANTS = Set.of("Terms.active_from", "Month.from", "Month.to", "Stretch.from", "Stretch.to", "Excluded.from",
            "Excluded.to", "Interruption.since", "Gap.from", "Gap.to", "Remark.at");
    private static final Set<String> INSTANTS_IF_ANY = Set.of("Issue.as_of", "Interruption.until", "Deadline.before");
    private static final Set<String> DECIMALS_IF_ANY = Set.of("Shares.attained", "Shares.best", "Shares.worst", "Earlier.attained", "Reliability.down_seconds", "Reliability.mttr_seconds", "Reliability.mtbf_seconds", "Step.percent");

    private static final Set<String> NUMBERS_IF_ANY = Set.of("Left.allowed", "Left.remaining", "Day.remaining");

    private Texts() {}

    static ObjectNode of(String at) {
        var text = JsonNodeFactory.instance.objectNode().put("type", "string");
        if (WORDS.containsKey(at)) WORDS.get(at).forEach(text.putArray("enum")::add);
        if (INSTANTS.contains(at)) text.put("pattern", "^" + INSTANT + "$");
        if (INSTANTS_IF_ANY.contains(at)) text.put("pattern", "^(" + INSTANT + ")?$");
        if (DECIMALS_IF_ANY.contains(at)) text.put("pattern", "^(" + DECIMAL + ")?$");
        if (NUMBERS_IF_ANY.contains(at)) text.put("pattern", "^(" + NUMBER + ")?$");
        if (at.equals("Issue.replaces")) text.put("pattern", "^(" + SHA_256 + ")?$");
        if (at.equals("Attachment.sha256")) text.put("pattern", "^" + SHA_256 + "$");
        if (at.equals("Deadline.last_day")) text.put("pattern", "^(" + DAY + ")?$"); // a forecast has none
        if (at.equals("Day.day")) text.put("format", "date");
        return text;
    }
}
