package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Walks one JSON value field by field, over jackson-core's token stream. */
abstract class ObjectReader {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int TEXT_LIMIT = 500;

    interface Field {
        /** Called with the parser at the field's value, which it consumes or leaves for the caller to skip. */
        void read(String name) throws IOException;
    }

    interface Element {
        void read() throws IOException;
    }

    protected final JsonParser json;

    protected ObjectReader(byte[] bytes, int start, int end) throws IOException {
        this(parserOf(bytes, start, end));
    }

    protected ObjectReader(JsonParser json) {
        this.json = json;
    }

    protected static JsonParser parserOf(byte[] bytes, int start, int end) throws IOException {
        return FACTORY.createParser(bytes, start, end - start);
    }

    /** An object, or an array around exactly one, and nothing after it. */
    protected final void readWhole(Field field) throws IOException {
        boolean wrapped = json.nextToken() == JsonToken.START_ARRAY;
        if (wrapped) json.nextToken();
        if (json.currentToken() != JsonToken.START_OBJECT) throw new JsonParseException(json, "not a JSON object");
        fields(field);
        if (wrapped && json.nextToken() != JsonToken.END_ARRAY) {
            throw new JsonParseException(json, "more than one object");
        }
        if (json.nextToken() != null) throw new JsonParseException(json, "text after the object");
    }

    protected final void fields(Field field) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            field.read(name);
            json.skipChildren();
        }
    }

    protected final void elements(Element element) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element.read();
            json.skipChildren();
        }
    }

    /** The one value that is all of the JSON, as {@link #text} reads it. */
    protected final String wholeText() throws IOException {
        if (json.nextToken() == null) throw new JsonParseException(json, "nothing");
        String text = text();
        if (json.nextToken() != null) throw new JsonParseException(json, "text after the value");
        return text;
    }

    /** Whether a scalar is this word; without making a text of it. */
    protected final boolean isText(String word) throws IOException {
        if (!json.currentToken().isScalarValue() || json.getTextLength() != word.length()) return false;
        char[] chars = json.getTextCharacters();
        int start = json.getTextOffset();
        for (int i = 0; i < word.length(); i++) if (chars[start + i] != word.charAt(i)) return false;
        return true;
    }

    /** As {@link #text}. Where it is what was expected, no new text is made. */
    protected final String text(String expected) throws IOException {
        return isText(expected) ? expected : text();
    }

    /** A scalar as text, {@code null} as {@code ""}; of an array or an object all strings in it, joined. */
    protected final String text() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) return "";
        if (json.currentToken().isScalarValue()) return json.getText();
        var joined = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token.isStructStart()) depth++;
            else if (token.isStructEnd()) depth--;
            else if (token == JsonToken.VALUE_STRING && joined.length() < TEXT_LIMIT) {
                joined.append(json.getText()).append(' ');
            }
        }
        return joined.toString().strip();
    }
}
