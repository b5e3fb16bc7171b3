package dev.nines.sla.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The fields of an object, and which of them were looked at: one that nobody reads is not understood. */
final class Fields {
    private final String path;
    private final JsonNode node;
    private final Set<String> read = new HashSet<>();
    private final List<Fields> inner = new ArrayList<>();

    Fields(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    boolean has(String name) {
        return node.has(name);
    }

    /** A value that is read whole. */
    JsonNode node(String name) {
        assertThat(node.has(name)).as("%s.%s is there", path, name).isTrue();
        read.add(name);
        return node.get(name);
    }

    /** Words for people. */
    void prose(String... names) {
        read.addAll(List.of(names));
    }

    Fields object(String name) {
        return inside(path + "." + name, node(name));
    }

    List<Fields> objects(String name) {
        var all = new ArrayList<Fields>();
        for (var one : node(name)) all.add(inside(path + "." + name + "[" + all.size() + "]", one));
        return all;
    }

    List<Fields> objectsOrNone(String name) {
        return has(name) ? objects(name) : List.of();
    }

    String text(String name) {
        return node(name).asText();
    }

    String textOr(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    long number(String name) {
        return node(name).longValue();
    }

    long numberOr(String name, long otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    BigDecimal decimal(String name) {
        return new BigDecimal(node(name).asText());
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    LocalDate date(String name) {
        return LocalDate.parse(text(name));
    }

    List<String> names() {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    void assertAllRead() {
        assertThat(read).as("fields of %s that are understood", path).containsAll(names());
        inner.forEach(Fields::assertAllRead);
    }

    private Fields inside(String where, JsonNode value) {
        var fields = new Fields(where, value);
        inner.add(fields);
        return fields;
    }
}
