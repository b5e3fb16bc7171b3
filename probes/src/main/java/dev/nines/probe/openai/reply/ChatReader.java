package dev.nines.probe.openai.reply;

import dev.nines.probe.openai.reply.Reading.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the body of a chat completion: a stream, one document, or an error. Not thread-safe; one for each reply. */
public final class ChatReader implements BodyReader, SseParser.Events {
    private static final int ERROR_BODY_LIMIT_BYTES = 64 * 1024;
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final boolean isError;
    private final boolean declaredStream;
    private final Transcript transcript = new Transcript();
    private final SseParser events = new SseParser(this);
    private final Bytes body = new Bytes();
    private Shape shape = Shape.NOTHING;
    private boolean leadingSpace;
    private int eventCount;
    private int commentCount;
    private int foreignLineCount;
    private long readAt;

    private ChatReader(boolean isError, boolean declaredStream) {
        this.isError = isError;
        this.declaredStream = declaredStream;
    }

    public static ChatReader ofAnswer(String contentType) {
        return new ChatReader(false, contentType.regionMatches(true, 0, "text/event-stream", 0, 17));
    }

    public static ChatReader ofError() {
        return new ChatReader(true, false);
    }

    @Override
    public void feed(ByteBuffer bytes, long nanos) {
        readAt = nanos;
        if (shape == Shape.NOTHING) decideShape(bytes);
        switch (shape) {
            case NOTHING, VECTOR, LIST -> {}
            case STREAM -> events.feed(bytes);
            case DOCUMENT -> keep(bytes, Integer.MAX_VALUE);
            case ERROR_BODY -> keep(bytes, ERROR_BODY_LIMIT_BYTES);
        }
    }

    @Override
    public void end(long nanos) {
        readAt = nanos;
        switch (shape) {
            case NOTHING, VECTOR, LIST -> {}
            case STREAM -> events.end();
            case DOCUMENT -> readDocument();
            case ERROR_BODY -> readErrorBody();
        }
    }

    @Override
    public boolean isDone() {
        return transcript.isDone();
    }

    @Override
    public boolean hasFailed() {
        return transcript.hasFailed();
    }

    @Override
    public boolean hasToken() {
        return transcript.hasToken();
    }

    @Override
    public Reading reading() {
        // A stream that was promised and never came is a stream without an event.
        var seen = shape == Shape.NOTHING && declaredStream ? Shape.STREAM : shape;
        return transcript.reading(seen,
                new Reading.Seen(eventCount, transcript.tokenEvents(), commentCount, foreignLineCount, 0, leadingSpace));
    }

    /** What is held of a body that is not read yet. */
    int keptBytes() {
        return body.capacity() + events.keptBytes();
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** White space and a byte order mark decide nothing; the first other byte does, however the body was declared. */
    private void decideShape(ByteBuffer bytes) {
        while (bytes.hasRemaining() && shape == Shape.NOTHING) {
            byte b = bytes.get(bytes.position());
            boolean space = isSpace(b);
            boolean mark = b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
            if (space || mark) {
                leadingSpace |= space;
                bytes.get();
            } else {
                shape = shapeOf(b);
            }
        }
    }

    private Shape shapeOf(byte first) {
        if (isError) return Shape.ERROR_BODY;
        return switch (first) {
            case '{', '[', '<' -> Shape.DOCUMENT;
            case ':', 'd', 'e', 'i', 'r' -> Shape.STREAM;   // comment, data, event, id, retry
            default -> declaredStream ? Shape.STREAM : Shape.DOCUMENT;
        };
    }

    private void keep(ByteBuffer bytes, int limit) {
        while (bytes.hasRemaining() && body.length() < limit) body.append(bytes.get());
    }

    @Override
    public void event(byte[] data, int length) {
        if (transcript.isOver() || isBlank(data, length)) return;
        eventCount++;
        if (isDone(data, length)) {
            transcript.done(readAt);
            return;
        }
        try {
            transcript.streamed(ChunkReader.readEvent(data, length, transcript.origin()), readAt);
        } catch (IOException e) {
            transcript.broken("an event is not JSON: " + Fault.of(e), readAt);
        }
    }

    @Override
    public void comment() {
        commentCount++;
    }

    @Override
    public void foreignLine() {
        foreignLineCount++;
    }

    @Override
    public void errorLine(byte[] line, int start, int end) {
        if (transcript.isOver()) return;
        try {
            transcript.failed(ChunkReader.readError(line, start, end), readAt);
            eventCount++;
        } catch (IOException _) {
            foreignLineCount++;
        }
    }

    private void readDocument() {
        try {
            transcript.document(ChunkReader.read(body.array(), body.length()), readAt);
        } catch (IOException e) {
            transcript.broken("the body is not JSON: " + Fault.of(e), readAt);
        }
    }

    private void readErrorBody() {
        try {
            transcript.refused(ErrorBody.read(body.array(), body.length()));
        } catch (IOException _) {
            transcript.broken(Fault.excerpt(body.array(), body.length()), readAt);
        }
        if (ChunkReader.contains(body.array(), body.length(), ErrorReport.DEGRADED_TEXT)) transcript.degraded();
    }

    private static boolean isBlank(byte[] data, int length) {
        for (int i = 0; i < length; i++) if (!isSpace(data[i])) return false;
        return true;
    }

    private static boolean isDone(byte[] data, int length) {
        int from = 0;
        while (from < length && isSpace(data[from])) from++;
        int to = length;
        while (to > from && isSpace(data[to - 1])) to--;
        return Arrays.equals(data, from, to, DONE, 0, DONE.length);
    }
}
