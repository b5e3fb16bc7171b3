package dev.nines.sla.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Expected values of which one is a little wrong: a comparison that does not notice compares nothing. */
record Falsified(JsonPointer at, JsonNode expected) {
    private static final BigDecimal JUST_BEYOND_THE_TOLERANCE = new BigDecimal("1.000002");

    /** Sizes that only the expected values tell: with another one it is another question, which may have the same answer. */
    private static final Set<String> ASKED = Set.of("n", "total", "exceed_5s");

    static List<Falsified> all(JsonNode expected) {
        return leaves(JsonPointer.empty(), expected).stream()
                .filter(leaf -> !ASKED.contains(leaf.last().getMatchingProperty()))
                .map(leaf -> falsified(expected, leaf))
                .toList();
    }

    private static List<JsonPointer> leaves(JsonPointer at, JsonNode node) {
        var leaves = new ArrayList<JsonPointer>();
        if (node.isEmpty()) leaves.add(at);
        for (int i = 0; node.isArray() && i < node.size(); i++) leaves.addAll(leaves(at.appendIndex(i), node.get(i)));
        node.properties().forEach(field -> leaves.addAll(leaves(at.appendProperty(field.getKey()), field.getValue())));
        return leaves;
    }

    private static Falsified falsified(JsonNode expected, JsonPointer leaf) {
        var copy = expected.deepCopy();
        var wrong = wrong(expected.at(leaf));
        switch (copy.at(leaf.head())) {
            case ArrayNode array -> array.set(leaf.last().getMatchingIndex(), wrong);
            case ObjectNode object -> object.set(leaf.last().getMatchingProperty(), wrong);
            default -> throw new AssertionError("not in a container: " + leaf);
        }
        return new Falsified(leaf, copy);
    }

    private static JsonNode wrong(JsonNode right) {
        return switch (right.getNodeType()) {
            case BOOLEAN -> BooleanNode.valueOf(!right.booleanValue());
            case STRING -> TextNode.valueOf(wrong(right.textValue()));
            case NUMBER -> right.isIntegralNumber() ? LongNode.valueOf(right.longValue() + 1) : wrong(right.decimalValue());
            case NULL, ARRAY, OBJECT -> IntNode.valueOf(1);
            case BINARY, MISSING, POJO -> throw new AssertionError("not in a file: " + right);
        };
    }

    private static JsonNode wrong(BigDecimal right) {
        return DecimalNode.valueOf(
                right.signum() == 0 ? new BigDecimal("0.000002") : right.multiply(JUST_BEYOND_THE_TOLERANCE));
    }

    /** {@code 99.90} as {@code 99.91}. */
    private static String wrong(String right) {
        int last = right.length() - 1;
        return last < 0 ? "x" : right.substring(0, last) + wrong(right.charAt(last));
    }

    private static char wrong(char right) {
        if (!Character.isDigit(right)) return '~';
        return right == '9' ? '8' : (char) (right + 1);
    }
}
