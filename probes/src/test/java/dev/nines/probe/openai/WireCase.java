package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** One case of a file of the shape {@code llm-wire-cases/1}. A field that is not known here fails, never passes. */
record WireCase(JsonNode json, JsonNode file) {
    private static final Set<String> FILE = Set.of("schema", "notes", "classes", "limits_default", "cases");
    private static final Set<String> CASE =
            Set.of("id", "title", "request", "limits", "script", "expected", "why", "sources");
    private static final Set<String> REQUEST =
            Set.of("method", "path", "stream", "include_usage", "model_kind", "max_tokens", "expect_contains");
    private static final Set<String> LIMITS =
            Set.of("connect_timeout_ms", "first_token_timeout_ms", "idle_timeout_ms", "total_timeout_ms");
    private static final Set<String> STEP = Set.of("at_ms", "b64", "text", "close");
    static final String OURS = "nines-wire-cases.json";

    /** The file that a system property names, or the copy beside the tests. */
    static List<WireCase> shipped() throws IOException {
        String path = System.getProperty("nines.wire-cases", "");
        return path.isEmpty() ? bundled("wire-cases.json") : of(Files.readAllBytes(Path.of(path)));
    }

    static List<WireCase> bundled(String name) throws IOException {
        try (var in = WireCase.class.getResourceAsStream("/conformance/" + name)) {
            return of(in.readAllBytes());
        }
    }

    static List<WireCase> all() throws IOException {
        var all = new ArrayList<>(shipped());
        all.addAll(bundled(OURS));
        return all;
    }

    private static List<WireCase> of(byte[] bytes) throws IOException {
        JsonNode file = new ObjectMapper().readTree(bytes);
        requireKnown("the file", file, FILE);
        assertThat(file.get("schema").asText()).isEqualTo("llm-wire-cases/1");
        return StreamSupport.stream(file.get("cases").spliterator(), false).map(c -> new WireCase(c, file)).toList();
    }

    WireCase {
        requireKnown("a case", json, CASE);
        requireKnown("a request", json.get("request"), REQUEST);
    }

    private static void requireKnown(String what, JsonNode object, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> assertThat(known).as("the fields of %s", what).contains(name));
    }

    String id() {
        return json.get("id").asText();
    }

    JsonNode request() {
        return json.get("request");
    }

    JsonNode expected() {
        return json.get("expected");
    }

    Deadlines deadlines() {
        var limits = json.has("limits") ? json.get("limits") : file.get("limits_default");
        requireKnown("limits", limits, LIMITS);
        return Asking.deadlines(limit(limits, "connect"), limit(limits, "first_token"), limit(limits, "idle"),
                limit(limits, "total"));
    }

    private long limit(JsonNode limits, String name) {
        String field = name + "_timeout_ms";
        return limits.has(field) ? limits.get(field).asLong() : file.get("limits_default").get(field).asLong();
    }

    List<ReplayServer.Step> script() {
        var script = new ArrayList<ReplayServer.Step>();
        for (JsonNode step : json.get("script")) {
            requireKnown("a step", step, STEP);
            long at = step.get("at_ms").asLong();
            byte[] bytes = bytes(step);
            if (bytes.length > 0) script.add(new ReplayServer.Step.Write(at, bytes));
            switch (step.path("close").asText("")) {
                case "" -> {}
                case "fin" -> script.add(new ReplayServer.Step.Fin(at));
                case "rst" -> script.add(new ReplayServer.Step.Rst(at));
                case "hold" -> script.add(new ReplayServer.Step.Hold(at));
                default -> fail("unknown close mode in %s", step);
            }
        }
        return script;
    }

    private static byte[] bytes(JsonNode step) {
        return step.hasNonNull("b64") ? Base64.getDecoder().decode(step.get("b64").asText())
                : step.path("text").asText("").getBytes(StandardCharsets.UTF_8);
    }

    /** All that the server writes, without its times. */
    byte[] wire() {
        var all = new ByteArrayOutputStream();
        for (JsonNode step : json.get("script")) all.writeBytes(bytes(step));
        return all.toByteArray();
    }

    @Override
    public String toString() {
        return id() + " " + json.get("title").asText();
    }
}
