package dev.nines.probe.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the body of a request: one object. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_BYTES = 256;

    private Json() {}

    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] bytes(Content content) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (var json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }
}
