package dev.nines.probe.simulator.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small JSON document in memory. */
sealed interface JsonValue {
    record Fields(Map<String, JsonValue> all) implements JsonValue {}

    record Items(List<JsonValue> all) implements JsonValue {}

    record Text(String text) implements JsonValue {}

    record Digits(String digits) implements JsonValue {}

    /** {@code true}, {@code false} or {@code null}. */
    record Word(String word) implements JsonValue {}

    record Missing() implements JsonValue {}

    /** As a message quotes it. */
    default String shown() {
        return switch (this) {
            case Fields _ -> "an object";
            case Items _ -> "a list";
            case Text t -> '"' + t.text + '"';
            case Digits n -> n.digits;
            case Word w -> w.word;
            case Missing _ -> "missing";
        };
    }

    static JsonValue parse(String json) throws IOException {
        var factory = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        try (var parser = factory.createParser(json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static JsonValue value(JsonParser json) throws IOException {
        var token = json.currentToken();
        if (token == null) return new Missing();
        if (token == JsonToken.START_OBJECT) return fields(json);
        if (token == JsonToken.START_ARRAY) return items(json);
        if (token == JsonToken.VALUE_STRING) return new Text(json.getText());
        return token.isNumeric() ? new Digits(json.getText()) : new Word(json.getText());
    }

    private static JsonValue fields(JsonParser json) throws IOException {
        var all = new LinkedHashMap<String, JsonValue>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            all.put(name, value(json));
        }
        return new Fields(all);
    }

    private static JsonValue items(JsonParser json) throws IOException {
        var all = new ArrayList<JsonValue>();
        while (json.nextToken() != JsonToken.END_ARRAY) all.add(value(json));
        return new Items(all);
    }
}
