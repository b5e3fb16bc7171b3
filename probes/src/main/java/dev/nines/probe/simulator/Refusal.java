package dev.nines.probe.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.nines.probe.simulator.script.Fault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error status and what its body says, in OpenAI's shape. */
record Refusal(int status, String type, String code, String message) {
    static final String RETRY_AFTER_SECONDS = "2";

    static final Refusal WRONG_KEY =
            new Refusal(401, "invalid_request_error", "invalid_api_key", "the API key is missing or wrong");

    static Refusal noSuchModel(String model) {
        return new Refusal(404, "invalid_request_error", "model_not_found", "there is no model `" + model + "` here");
    }

    static Refusal noSuchPage(String method, String path) {
        return new Refusal(404, "invalid_request_error", "unknown_url", "there is no " + method + " " + path + " here");
    }

    static Refusal unusable(String what) {
        return new Refusal(400, "invalid_request_error", "invalid_request", what);
    }

    static Refusal overBudget(int requestsPerMinute) {
        String limit = "the limit is " + requestsPerMinute + " requests a minute";
        return new Refusal(429, "requests", "rate_limit_exceeded", limit);
    }

    /** Only for the faults that are answered with an error status. */
    static Refusal of(Fault fault, String model) {
        String quoted = "`" + model + "`";
        return switch (fault) {
            case HTTP_500 -> new Refusal(500, "server_error", "internal_error", quoted + " failed, try again");
            case HTTP_503 -> new Refusal(503, "server_error", "server_is_overloaded", quoted + " is overloaded");
            case RATE_LIMITED -> new Refusal(429, "requests", "rate_limit_exceeded", "too many requests for " + quoted);
            case RESET, STALL, TRUNCATED, MALFORMED ->
                throw new IllegalArgumentException(fault.word() + " is not answered with an error status");
        };
    }

    Step after(long micros, Map<String, String> headers) {
        if (status != 429) return new Step.Document(micros, status, headers, json());
        var all = new LinkedHashMap<>(headers);
        all.put("x-ratelimit-remaining-requests", "0");
        all.putIfAbsent("retry-after", RETRY_AFTER_SECONDS);
        return new Step.Document(micros, status, all, json());
    }

    String json() {
        return Json.text(this::write);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("error");
        json.writeStringField("message", message);
        json.writeStringField("type", type);
        json.writeNullField("param");
        json.writeStringField("code", code);
        json.writeEndObject();
        json.writeEndObject();
    }
}
