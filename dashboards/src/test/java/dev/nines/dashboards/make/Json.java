package dev.nines.dashboards.make;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;

/** Objects whose members stay in the order in which they are named. */
final class Json {
    static final NullNode NOTHING = NullNode.instance;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** @param members name, value, name, value, ... */
    static ObjectNode object(Object... members) {
        var object = NODES.objectNode();
        for (int i = 0; i < members.length; i += 2) object.set((String) members[i], node(members[i + 1]));
        return object;
    }

    static ArrayNode array(Object... elements) {
        var array = NODES.arrayNode();
        for (var element : elements) array.add(node(element));
        return array;
    }

    /** Two spaces, line feeds: the same document gives the same bytes. */
    static String text(JsonNode document) {
        var lines = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return MAPPER.writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    static JsonNode node(Object value) {
        return switch (value) {
            case JsonNode n -> n;
            case String s -> NODES.textNode(s);
            case Boolean b -> NODES.booleanNode(b);
            case Integer i -> NODES.numberNode(i);
            case Double d -> NODES.numberNode(d);
            case BigDecimal d -> NODES.numberNode(d);
            case Collection<?> c -> array(c.toArray());
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass() + ": " + value);
        };
    }
}
