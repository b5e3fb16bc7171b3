package dev.nines.monitor.statement.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.statement.StatementDocument;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * JSON Schema, draft 2020-12, of {@code nines-statement/2}: read off the records that are the document, so that no field is forgotten. What a
 * text may be is added by {@link Texts}. Every field is required but those that are not written where they are empty, and no other is allowed.
 */
public final class StatementSchema {
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private final SortedMap<String, ObjectNode> definitions = new TreeMap<>();

    private StatementSchema() {}

    /** With two spaces and line feeds, as the documentation has it. */
    public static String text() {
        var schema = new StatementSchema().document();
        return schema.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private ObjectNode document() {
        var root = node().put("$schema", "https://json-schema.org/draft/2020-12/schema").put("$id", "urn:nines:statement:2")
                .put("title", "Nines: service level statement, " + StatementDocument.FORMAT)
                .put("description", "Counts are integers; shares, amounts and probabilities are decimal texts; instants are ISO-8601 UTC. A text is empty,"
                        + " and a list without an entry, where there is nothing to say.");
        root.setAll(object(StatementDocument.class));
        var all = node();
        definitions.forEach(all::set);
        return root.set("$defs", all);
    }

    private ObjectNode object(Class<?> type) {
        var properties = node();
        var required = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent part : type.getRecordComponents()) {
            String name = SNAKE_CASE.translate(part.getName());
            properties.set(name, of(part.getGenericType(), type.getSimpleName() + "." + name));
            if (!part.getAccessor().isAnnotationPresent(JsonInclude.class)) required.add(name);
        }
        var object = node().put("type", "object").put("additionalProperties", false);
        object.set("properties", properties);
        object.set("required", required);
        return object;
    }

    /** @param at {@code Line.series}: whose field it is */
    private ObjectNode of(Type type, String at) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == SortedMap.class) {
            return node().put("type", "object").set("additionalProperties", node().put("type", "integer").put("minimum", 0));
        }
        if (type instanceof ParameterizedType list) {
            return node().put("type", "array").set("items", of(list.getActualTypeArguments()[0], at + "[]"));
        }
        if (type == String.class) return Texts.of(at);
        if (type == boolean.class) return node().put("type", "boolean");
        if (type instanceof Class<?> part && part.isRecord()) return reference(part);
        return node().put("type", "integer");
    }

    private ObjectNode reference(Class<?> part) {
        String name = part.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, node()); // so that one which refers to itself ends
            definitions.put(name, object(part));
        }
        return node().put("$ref", "#/$defs/" + name);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
