package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** One entry of the file. */
record Vector(String id, String title, String method, JsonNode expected, Question question) {
    @Override
    public String toString() {
        return id + " " + title;
    }
}
