package dev.nines.monitor.judge.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.nines.monitor.judge.line.Cells;
import dev.nines.monitor.judge.line.Paths;
import java.io.IOException;
import java.util.ArrayList;

/** Takes what is asked for out of a JSON object, and skips the rest. */
final class JsonCells {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonCells() {}

    /** @param json at the beginning of an object; afterwards at its end */
    static void read(JsonParser json, Paths asked, Cells cells) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var below = asked.below(json.currentName());
            var token = json.nextToken();
            if (below.isEmpty()) json.skipChildren();
            else take(json, token, below.get(), cells);
        }
    }

    /** An object that stands in a text, as databases write a column of JSON; what is no object is no value. */
    static void readText(char[] text, int from, int length, Paths asked, Cells cells) throws IOException {
        try (var json = FACTORY.createParser(text, from, length)) {
            if (json.nextToken() == JsonToken.START_OBJECT) read(json, asked, cells);
        } catch (JsonProcessingException _) {
            // a text that only begins like an object holds nothing that was asked for
        }
    }

    private static void take(JsonParser json, JsonToken token, Paths asked, Cells cells) throws IOException {
        switch (token) {
            case START_OBJECT -> {
                for (int slot : asked.slots()) cells.putStructure(slot);
                if (asked.isInner()) read(json, asked, cells);
                else json.skipChildren();
            }
            case START_ARRAY -> takeList(json, asked, cells);
            case VALUE_NULL -> {}
            default -> takeValue(json, token, asked, cells); // a library's token, not a type of ours
        }
    }

    private static void takeValue(JsonParser json, JsonToken token, Paths asked, Cells cells) throws IOException {
        var text = json.getTextCharacters();
        int from = json.getTextOffset();
        int length = json.getTextLength();
        for (int slot : asked.slots()) cells.put(slot, text, from, length);
        if (asked.isInner() && token == JsonToken.VALUE_STRING && length > 1 && text[from] == '{') {
            readText(text, from, length, asked, cells);
        }
    }

    /** Texts of a list are one text. */
    private static void takeList(JsonParser json, Paths asked, Cells cells) throws IOException {
        var items = new ArrayList<String>();
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token.isStructStart()) json.skipChildren();
            else items.add(json.getText());
        }
        for (int slot : asked.slots()) cells.put(slot, String.join(",", items));
    }
}
