package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** Translates a question into values of the product, and what these say into the file's notation. */
interface Method {
    JsonNode work(Question question);
}
