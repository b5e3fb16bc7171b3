package dev.nines.monitor.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody wants to have noted.
 *
 * @param saidAt when it happened; empty for now
 * @param saidAuthor empty for whoever sends it
 */
public record Draft(String saidAt, String saidAuthor, String ticket, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 4_000;

    /** What a body came to. */
    public sealed interface Read {
        record Understood(Draft draft) implements Read {}

        record Refused(List<String> problems) implements Read {}
    }

    /** What it must hold. */
    public enum Kind {
        /** A text, a ticket or both. */
        REMARK,
        /** Nothing is needed. */
        CLAIM;

        private List<String> keys() {
            return switch (this) {
                case REMARK -> List.of("at", "author", "text", "ticket");
                case CLAIM -> List.of("at", "author", "ticket");
            };
        }
    }

    Instant at(Instant now) {
        return saidAt.isEmpty() ? now : Instant.parse(saidAt);
    }

    String author(String who) {
        return saidAuthor.isEmpty() ? who : saidAuthor;
    }

    /** A JSON object, every problem of it at once. */
    public static Read read(String body, Kind kind, Instant now) {
        var problems = new ArrayList<String>();
        var object = object(body);
        var known = String.join(", ", kind.keys());
        if (!object.isObject()) return new Read.Refused(List.of("the body must be a JSON object of " + known));
        object.fieldNames().forEachRemaining(name -> {
            if (!kind.keys().contains(name)) problems.add(name + " is not known; " + known + " are");
        });
        var draft = new Draft(text(object, "at", LONGEST_NAME, problems), text(object, "author", LONGEST_NAME, problems),
                text(object, "ticket", LONGEST_NAME, problems), text(object, "text", LONGEST_TEXT, problems));
        checkAt(draft.saidAt(), now, problems);
        if (kind == Kind.REMARK && draft.text().isEmpty() && draft.ticket().isEmpty()) problems.add("text or ticket must say something");
        return problems.isEmpty() ? new Read.Understood(draft) : new Read.Refused(List.copyOf(problems));
    }

    private static JsonNode object(String body) {
        try {
            return JSON.readTree(body.isBlank() ? "{}" : body);
        } catch (JsonProcessingException _) {
            return JSON.missingNode();
        }
    }

    private static String text(JsonNode object, String name, int longest, List<String> problems) {
        var value = object.path(name);
        if (value.isMissingNode() || value.isNull()) return "";
        if (!value.isTextual()) problems.add(name + " must be a text");
        else if (value.asText().length() > longest) problems.add(name + " must have at most " + longest + " characters");
        return value.asText().strip();
    }

    private static void checkAt(String at, Instant now, List<String> problems) {
        try {
            if (!at.isEmpty() && Instant.parse(at).isAfter(now)) problems.add("at must not be in the future: " + at);
        } catch (DateTimeException _) {
            problems.add("at must be an instant such as 2026-10-10T08:00:00Z: \"" + at + "\"");
        }
    }
}
