package dev.nines.probe.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The scalars and lists of words of one JSON object. A field that is {@code null} is a field that is not there. */
final class FlatObject {
    private final Map<String, Scalar> scalars = new HashMap<>();
    private final Map<String, List<String>> words = new HashMap<>();

    private record Scalar(JsonToken token, String text) {
        String quoted() {
            return token == JsonToken.VALUE_STRING ? '"' + text + '"' : text;
        }
    }

    private FlatObject() {}

    static FlatObject parse(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableObservation("not one whole JSON object: no {");
        }
        var object = new FlatObject();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            object.keep(field, json.nextToken(), json);
        }
        if (json.nextToken() != null) throw new UnreadableObservation("not one whole JSON object: more after its }");
        return object;
    }

    private void keep(String field, JsonToken token, JsonParser json) throws IOException {
        if (token == JsonToken.START_ARRAY) words.put(field, list(json));
        else if (token == JsonToken.START_OBJECT) json.skipChildren();
        else if (token != JsonToken.VALUE_NULL) scalars.put(field, new Scalar(token, json.getText()));
    }

    private static List<String> list(JsonParser json) throws IOException {
        var list = new ArrayList<String>();
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token.isStructStart()) json.skipChildren();
            else list.add(json.getText());
        }
        return list;
    }

    List<String> words(String field) {
        if (scalars.containsKey(field)) throw wrong(field, scalars.get(field), "a list of words");
        return words.getOrDefault(field, List.of());
    }

    Optional<String> text(String field) {
        return value(field, JsonToken.VALUE_STRING, "a text", text -> text);
    }

    /** A text, or a number's own digits. */
    Optional<String> textOrNumber(String field) {
        var scalar = scalars.get(field);
        return scalar != null && scalar.token == JsonToken.VALUE_NUMBER_INT ? Optional.of(scalar.text) : text(field);
    }

    Optional<Long> whole(String field) {
        return value(field, JsonToken.VALUE_NUMBER_INT, "a whole number", Long::valueOf);
    }

    Optional<Integer> count(String field) {
        return value(field, JsonToken.VALUE_NUMBER_INT, "a whole number below 2147483648", Integer::valueOf);
    }

    Optional<BigDecimal> decimal(String field) {
        var scalar = scalars.get(field);
        var token = scalar == null ? JsonToken.VALUE_NUMBER_FLOAT : scalar.token;
        return value(field, token.isNumeric() ? token : JsonToken.VALUE_NUMBER_FLOAT, "a number", BigDecimal::new);
    }

    String requiredText(String field) {
        return text(field).orElseThrow(() -> missing(field));
    }

    long requiredWhole(String field) {
        return whole(field).orElseThrow(() -> missing(field));
    }

    Instant requiredInstant(String field) {
        String right = "an instant such as 2026-10-01T00:00:00.000000Z";
        return value(field, JsonToken.VALUE_STRING, right, Instant::parse).orElseThrow(() -> missing(field));
    }

    <E extends Enum<E>> E requiredWord(String field, Class<E> words) {
        String right = "one of " + List.of(words.getEnumConstants());
        return value(field, JsonToken.VALUE_STRING, right, w -> Enum.valueOf(words, w))
                .orElseThrow(() -> missing(field));
    }

    boolean requiredFact(String field) {
        var scalar = scalars.get(field);
        if (scalar == null) throw missing(field);
        if (!scalar.token.isBoolean()) throw wrong(field, scalar, "true or false");
        return scalar.token == JsonToken.VALUE_TRUE;
    }

    private <T> Optional<T> value(String field, JsonToken token, String right, Function<String, T> parse) {
        var scalar = scalars.get(field);
        if (scalar == null && words.containsKey(field)) {
            throw new UnreadableObservation(field + " is a list, must be " + right);
        }
        if (scalar == null) return Optional.empty();
        if (scalar.token != token) throw wrong(field, scalar, right);
        try {
            return Optional.of(parse.apply(scalar.text));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new UnreadableObservation(field + " is " + scalar.quoted() + ", must be " + right, e);
        }
    }

    private static UnreadableObservation missing(String field) {
        return new UnreadableObservation(field + " is missing");
    }

    private static UnreadableObservation wrong(String field, Scalar scalar, String right) {
        return new UnreadableObservation(field + " is " + scalar.quoted() + ", must be " + right);
    }
}
