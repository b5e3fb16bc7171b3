package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What was found, in the words and the notation of the file. */
final class Answer {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Fraction HUNDRED = Fraction.of(100);

    private final ObjectNode node = MAPPER.createObjectNode();

    static Answer of(String name, Object value) {
        return new Answer().and(name, value);
    }

    static JsonNode list(List<Answer> answers) {
        return MAPPER.valueToTree(answers.stream().map(Answer::json).toList());
    }

    /** @param value a Java value, or an {@code Optional} of one, which is null where it is empty */
    Answer and(String name, Object value) {
        var known = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
        node.set(name, MAPPER.valueToTree(known instanceof Answer answer ? answer.json() : known));
        return this;
    }

    Answer andAll(Answer other) {
        node.setAll(other.node);
        return this;
    }

    JsonNode json() {
        return node;
    }

    static <T> JsonNode byName(Map<String, T> values, Function<T, Answer> answer) {
        var all = new Answer();
        values.forEach((name, value) -> all.and(name, answer.apply(value)));
        return all.json();
    }

    /** {@code 99.9000000000}. */
    static String percent(Fraction share) {
        return percent(share, 10);
    }

    static String percent(Ratio share) {
        return percent(share.fraction());
    }

    static String percent(Fraction share, int decimals) {
        return decimals(share.times(HUNDRED), decimals);
    }

    static String decimals(Fraction number, int decimals) {
        return number.decimal(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A number of the file, not a string. */
    static Object number(Fraction number) {
        return number.decimal(12, RoundingMode.HALF_EVEN);
    }
}
