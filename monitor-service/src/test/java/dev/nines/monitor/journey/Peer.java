package dev.nines.monitor.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The foreign server, as its own client and its own journal know it.
 *
 * @param baseUrl with {@code /v1}
 */
record Peer(String baseUrl) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A question of ours that the server says it got. */
    record Question(Instant at, String model, JsonNode body) {}

    /** What the server counted for one answer. */
    record Usage(int prompt, int completion) {}

    List<String> chatModels() {
        var all = new Site(baseUrl).get("/models").json().path("data");
        return StreamSupport.stream(all.spliterator(), false).map(m -> m.path("id").asText()).filter(id -> !id.contains("embedding")).toList();
    }

    /** Since then, by whoever calls itself nines. */
    List<Question> asked(Instant since) {
        var journal = new Site(baseUrl.replaceAll("/v1$", "")).get("/__aimock/journal").json();
        return StreamSupport.stream(journal.spliterator(), false)
                .filter(e -> e.path("headers").path("user-agent").asText().startsWith("nines"))
                .filter(e -> e.path("path").asText().endsWith("/chat/completions"))
                .map(e -> new Question(Instant.ofEpochMilli(e.path("timestamp").asLong()), e.path("body").path("model").asText(), e.path("body")))
                .filter(q -> !q.at().isBefore(since))
                .toList();
    }

    Question lastQuestionSince(Instant since) {
        return asked(since).getLast();
    }

    /** Asks the same once more, without a line of the project's client, and reads the counts from the stream. */
    Usage usageOf(Question question) {
        var clean = question.body().deepCopy();
        if (clean instanceof ObjectNode fields) fields.remove("_endpointType"); // the journal's own
        var usage = new Site(baseUrl).post("/chat/completions", clean.toString()).text().lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> tree(line.substring("data: ".length())).path("usage"))
                .filter(JsonNode::isObject)
                .reduce((_, last) -> last).orElseThrow();
        return new Usage(usage.path("prompt_tokens").asInt(), usage.path("completion_tokens").asInt());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
