package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A parser that reads one text after another, because making one costs more than reading an event with it. One a
 * thread; it is only lent again when its last text was read to the end. Its objections do not say at which byte: what it
 * refuses is for a parser of its own to refuse.
 */
final class SharedParser extends JsonParserDelegate {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();
    private static final ThreadLocal<@Nullable SharedParser> SPARE = new ThreadLocal<>();
    /** A parser holds on to its last text and to all names of fields that it met. */
    private static final int LONGEST_TEXT_BYTES = 64 * 1024;
    private static final int MOST_TEXTS = 1_000;

    private final ByteArrayFeeder feeder;
    private byte[] text = {};
    private int end;
    /** False while the parser's last token is of the text before. */
    private boolean begun;
    private int texts;

    private SharedParser(JsonParser parser, ByteArrayFeeder feeder) {
        super(parser);
        this.feeder = feeder;
    }

    static boolean takes(int bytes) {
        return bytes <= LONGEST_TEXT_BYTES;
    }

    /** This thread's parser, at the beginning of a text. */
    static SharedParser at(byte[] bytes, int start, int end) throws IOException {
        var spare = SPARE.get();
        var parser = spare == null ? make() : spare;
        SPARE.set(null);
        parser.feeder.feedInput(bytes, start, end);
        parser.text = bytes;
        parser.end = end;
        parser.begun = false;
        return parser;
    }

    private static SharedParser make() throws IOException {
        var parser = FACTORY.createNonBlockingByteArrayParser();
        return new SharedParser(parser, (ByteArrayFeeder) parser.getNonBlockingInputFeeder());
    }

    /** The text was one whole value: the parser may read another. */
    void giveBack() throws IOException {
        if (++texts < MOST_TEXTS) SPARE.set(this);
        else close();
    }

    /** Null at the end of the text, which this parser only knows as bytes that have not come yet. */
    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        if (begun && isAfterValue() && !isSpaceLeft()) throw new JsonParseException(this, "text after the value");
        begun = true;
        JsonToken token = delegate.nextToken();
        if (token != JsonToken.NOT_AVAILABLE) return token;
        if (delegate.getParsingContext().inRoot()) return null;
        throw new JsonParseException(this, "the text ends inside a value");
    }

    private boolean isAfterValue() {
        JsonToken last = delegate.currentToken();
        return last != null && last.isStructEnd() && delegate.getParsingContext().inRoot();
    }

    /** The beginning of a second value would be kept for the next text, so it must not be read. */
    private boolean isSpaceLeft() throws IOException {
        int left = delegate.releaseBuffered(NOWHERE);
        for (int i = end - left; i < end; i++) if (text[i] < 0 || text[i] > ' ') return false;
        return true;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        if (!currentToken().isStructStart()) return this;
        for (int depth = 1; depth > 0; ) {
            JsonToken token = nextToken();
            if (token == null) return this;
            if (token.isStructStart()) depth++;
            else if (token.isStructEnd()) depth--;
        }
        return this;
    }
}
