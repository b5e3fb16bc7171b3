package dev.nines.probe.openai;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * Divides the bytes of one connection into replies, as RFC 9112 does: interim ones are passed over, a body ends by its
 * chunks, its length or the close. Lenient in one thing: a line may end in LF alone.
 */
final class Framing {
    /** What a reply consists of. Called in this order, during {@link #read}, or {@link #closed} for an end. */
    interface Heard {
        void head(ReplyHead head);

        /** A part of the body, valid during the call. */
        void body(ByteBuffer part);

        void end();
    }

    private enum State { HEAD, BODY_OF_LENGTH, BODY_UNTIL_CLOSE, CHUNK_SIZE, CHUNK, CHUNK_END, TRAILERS, BROKEN }

    private static final int LINE_LIMIT_BYTES = 4 * 1024;
    private static final int TRAILERS_LIMIT_BYTES = 64 * 1024;
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final int MOST_SIZE_DIGITS = 8;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int NO_DIGIT = -1;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Heard heard;
    private final ReplyHead head = new ReplyHead();
    private final HeadReader headReader = new HeadReader(head);
    private State state = State.HEAD;
    private long left;
    private int sizeDigits;
    private boolean sizeIsRead;
    /** Of a line of a chunk's size or of the trailers. */
    private int lineBytes;
    private int trailerBytes;
    private ByteBuffer reading = NOTHING;

    Framing(Heard heard) {
        this.heard = heard;
    }

    /** Takes all that {@code bytes} has. */
    void read(ByteBuffer bytes) throws NotHttpException {
        reading = bytes;
        try {
            while (bytes.hasRemaining()) step(bytes);
        } catch (NotHttpException e) {
            state = State.BROKEN;
            throw e;
        }
    }

    /** The connection has ended: so has a body that ends by it. */
    void closed() {
        reading = NOTHING;
        if (state == State.BODY_UNTIL_CLOSE) end();
        state = State.BROKEN;
    }

    /** At the end of a reply: whether the read that brought it brought something after it, line ends apart. */
    boolean hasSurplus() {
        for (int i = reading.position(); i < reading.limit(); i++) {
            if (reading.get(i) != '\r' && reading.get(i) != '\n') return true;
        }
        return false;
    }

    private void step(ByteBuffer bytes) throws NotHttpException {
        switch (state) {
            case HEAD -> readHead(bytes);
            case BODY_OF_LENGTH, CHUNK -> readCounted(bytes);
            case BODY_UNTIL_CLOSE -> pass(bytes, bytes.remaining());
            case CHUNK_SIZE -> readSize(bytes.get());
            case CHUNK_END -> readChunkEnd(bytes.get());
            case TRAILERS -> readTrailer(bytes.get());
            case BROKEN -> bytes.position(bytes.limit());
        }
    }

    private void readHead(ByteBuffer bytes) throws NotHttpException {
        while (bytes.hasRemaining()) {
            if (headReader.read(bytes.get())) {
                beginBody();
                return;
            }
        }
    }

    private void beginBody() throws NotHttpException {
        int status = head.status();
        if (status >= 100 && status < 200 && status != ReplyHead.SWITCHING_PROTOCOLS) {
            head.clear();
            return;
        }
        beginLine(kindOfBody());
        if (state == State.BODY_OF_LENGTH) left = contentLength();
        boolean isEmpty = state == State.BODY_OF_LENGTH && left == 0;
        heard.head(head);
        if (isEmpty || state == State.HEAD) end();
    }

    private State kindOfBody() {
        int status = head.status();
        if (status == ReplyHead.SWITCHING_PROTOCOLS || status == NO_CONTENT || status == NOT_MODIFIED) return State.HEAD;
        if (head.isChunked()) return State.CHUNK_SIZE;
        return head.has("content-length") ? State.BODY_OF_LENGTH : State.BODY_UNTIL_CLOSE;
    }

    /** Said twice it may be, but not in two ways. */
    private long contentLength() throws NotHttpException {
        String length = head.field("content-length");
        for (String other : head.all("content-length")) {
            if (!other.equals(length)) throw new NotHttpException("two lengths of one body");
        }
        if (!LENGTH.matcher(length).matches()) throw new NotHttpException("the length of the body is no number");
        return Long.parseLong(length);
    }

    private void readCounted(ByteBuffer bytes) {
        int n = (int) Math.min(left, bytes.remaining());
        left -= n;
        pass(bytes, n);
        if (left > 0) return;
        if (state == State.CHUNK) state = State.CHUNK_END;
        else end();
    }

    private void pass(ByteBuffer bytes, int n) {
        int end = bytes.limit();
        int next = bytes.position() + n;
        bytes.limit(next);
        heard.body(bytes);
        bytes.limit(end).position(next);
    }

    private void beginLine(State of) {
        state = of;
        lineBytes = 0;
        trailerBytes = 0;
        left = 0;
        sizeDigits = 0;
        sizeIsRead = false;
    }

    /** Hexadecimal digits, and whatever else of extensions. */
    private void readSize(byte b) throws NotHttpException {
        if (b == '\n') {
            if (sizeDigits == 0) throw new NotHttpException("a chunk without a size");
            if (left == 0) beginLine(State.TRAILERS);
            else state = State.CHUNK;
            return;
        }
        if (++lineBytes > LINE_LIMIT_BYTES) throw new NotHttpException("a chunk's first line is too long");
        if (sizeIsRead) return;
        int digit = Character.digit(b, 16);
        if (digit != NO_DIGIT && sizeDigits < MOST_SIZE_DIGITS) {
            left = left << 4 | digit;
            sizeDigits++;
        } else if (b == ';' || b == ' ' || b == '\t' || b == '\r') {
            sizeIsRead = sizeDigits > 0;
        } else {
            throw new NotHttpException("a chunk's size is no number");
        }
    }

    private void readChunkEnd(byte b) throws NotHttpException {
        if (b == '\n') beginLine(State.CHUNK_SIZE);
        else if (b != '\r') throw new NotHttpException("a chunk is longer than its size");
    }

    /** Nobody needs them. */
    private void readTrailer(byte b) throws NotHttpException {
        if (++trailerBytes > TRAILERS_LIMIT_BYTES) throw new NotHttpException("the trailers are too long");
        if (b != '\n') {
            if (b != '\r') lineBytes++;
        } else if (lineBytes == 0) {
            end();
        } else {
            lineBytes = 0;
        }
    }

    private void end() {
        state = State.HEAD;
        head.clear();
        heard.end();
    }
}
