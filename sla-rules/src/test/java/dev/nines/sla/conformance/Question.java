package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an entry asks.
 *
 * @param asked the expected values, read only for what the input leaves to them: names and sizes
 * @param tables the file's credit tables by name
 */
record Question(Fields input, JsonNode asked, JsonNode tables) {
    void assertAllRead() {
        input.assertAllRead();
    }
}
