package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Reads {@code {"data": [...]}}: the vector of an embedding, or a list of models. Every read is parsed when it comes and
 * then forgotten, so a vector is counted and checked, and never held.
 */
public final class ItemReader implements BodyReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser json;
    private final ByteArrayFeeder feeder;
    private final ItemDocument document;
    private boolean begun;
    private boolean leadingSpace;
    private boolean rootEnded;
    private String fault = "";
    private long finished = Reading.UNSEEN;

    private ItemReader(Reading.Shape shape) {
        try {
            json = FACTORY.createNonBlockingByteArrayParser();
        } catch (IOException e) {
            throw new UncheckedIOException("a parser without input reads nothing", e);
        }
        feeder = (ByteArrayFeeder) json.getNonBlockingInputFeeder();
        document = new ItemDocument(shape, json);
    }

    public static ItemReader ofVector() {
        return new ItemReader(Reading.Shape.VECTOR);
    }

    public static ItemReader ofList() {
        return new ItemReader(Reading.Shape.LIST);
    }

    @Override
    public void feed(ByteBuffer bytes, long nanos) {
        if (hasFailed()) return;
        byte[] read = new byte[bytes.remaining()];
        bytes.get(read);
        for (int i = 0; i < read.length && !begun; i++) {
            boolean space = read[i] == ' ' || read[i] == '\t' || read[i] == '\r' || read[i] == '\n';
            leadingSpace |= space;
            begun = !space;
        }
        take(() -> feeder.feedInput(read, 0, read.length), nanos);
    }

    @Override
    public void end(long nanos) {
        if (hasFailed()) return;
        take(feeder::endOfInput, nanos);
        if (begun && !hasFailed() && !document.isListed()) fail(document.whatIsMissing(), nanos);
        if (!hasFailed()) finished = nanos;
    }

    private interface Input {
        void give() throws IOException;
    }

    private void take(Input input, long nanos) {
        try {
            input.give();
            for (var token = json.nextToken(); token != null && token != JsonToken.NOT_AVAILABLE; token = json.nextToken()) {
                if (rootEnded) fail("the body is not JSON: text after the object", nanos);
                if (hasFailed()) return;
                document.take(token);
                rootEnded = json.getParsingContext().inRoot();
                if (!document.fault().isEmpty()) fail(document.fault(), nanos);
            }
        } catch (IOException e) {
            fail("the body is not JSON: " + Fault.of(e), nanos);
        }
    }

    private void fail(String why, long nanos) {
        fault = why;
        finished = nanos;
    }

    @Override
    public boolean isDone() {
        return false;
    }

    @Override
    public boolean hasFailed() {
        return !fault.isEmpty();
    }

    @Override
    public boolean hasToken() {
        return false;
    }

    @Override
    public Reading reading() {
        return document.reading(begun, leadingSpace, fault, finished);
    }
}
