package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** One entry of the file. */
record Vector(JsonNode entry, JsonNode expected, JsonNode tables) {
    static Vector of(JsonNode entry, JsonNode tables) {
        return new Vector(entry, entry.get("expected"), tables);
    }

    /** The same question, and another answer. */
    Vector expecting(JsonNode other) {
        return new Vector(entry, other, tables);
    }

    String method() {
        return entry.get("method").asText();
    }

    Question question() {
        return new Question(new Fields("input", entry.get("input")), expected, tables);
    }

    @Override
    public String toString() {
        return entry.get("id").asText() + " " + entry.get("title").asText();
    }
}
