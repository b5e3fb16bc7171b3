package dev.nines.probe.openai.reply;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Server-sent events as WHATWG reads them: LF, CRLF or CR end a line, the space after the colon is optional,
 * {@code data} lines join with LF, a blank line dispatches, an event that the end of the body interrupts is dropped.
 * Works on bytes, so that neither a read's end nor a character split over two reads matters.
 */
final class SseParser {
    interface Events {
        /** One complete event; the array is valid during the call, up to {@code length}. */
        void event(byte[] data, int length);

        void comment();

        /** A line that is neither a comment nor a field of the format. */
        void foreignLine();

        /** The value of an {@code error} field, which no format knows and llama.cpp wrote until late 2025. */
        void errorLine(byte[] line, int start, int end);
    }

    private static final byte[] DATA = ascii("data");
    private static final byte[] ERROR = ascii("error");
    private static final List<byte[]> IGNORED = List.of(ascii("event"), ascii("id"), ascii("retry"));
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Events events;
    private Bytes line = new Bytes();
    private Bytes data = new Bytes();
    private boolean dataSeen;
    private boolean afterCarriageReturn;
    private boolean firstLine = true;

    SseParser(Events events) {
        this.events = events;
    }

    void feed(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int inLine = distanceToLineEnd(bytes);
            if (inLine > 0) {
                line.append(bytes, inLine);
                afterCarriageReturn = false;
            }
            if (bytes.hasRemaining()) lineEnd(bytes.get());
        }
    }

    private static int distanceToLineEnd(ByteBuffer bytes) {
        int start = bytes.position();
        int end = bytes.limit();
        for (int i = start; i < end; i++) {
            byte b = bytes.get(i);
            if (b == '\n' || b == '\r') return i - start;
        }
        return end - start;
    }

    private void lineEnd(byte b) {
        boolean secondHalfOfCrLf = b == '\n' && afterCarriageReturn;
        afterCarriageReturn = b == '\r';
        if (!secondHalfOfCrLf) endLine();
    }

    /** The body is complete. What it did not end is no event, but it shows whether these were events at all. */
    void end() {
        if (line.length() > 0 && line.at(0) != ':' && isForeign()) events.foreignLine();
        line.clear();
    }

    private void endLine() {
        if (firstLine) dropByteOrderMark();
        if (line.length() == 0) dispatch();
        else if (line.at(0) == ':') events.comment();
        else field();
        line.clear();
    }

    private void dropByteOrderMark() {
        firstLine = false;
        if (line.length() < BOM.length) return;
        for (int i = 0; i < BOM.length; i++) if (line.at(i) != BOM[i]) return;
        line.removeFirst(BOM.length);
    }

    private void field() {
        int colon = colon();
        int start = Math.min(colon + 1, line.length());
        if (start < line.length() && line.at(start) == ' ') start++;
        if (isNamed(DATA, colon)) appendData(start);
        else if (isNamed(ERROR, colon)) events.errorLine(line.array(), start, line.length());
        else if (isForeign()) events.foreignLine();
    }

    private boolean isForeign() {
        int colon = colon();
        return !isNamed(DATA, colon) && IGNORED.stream().noneMatch(name -> isNamed(name, colon));
    }

    private int colon() {
        int colon = 0;
        while (colon < line.length() && line.at(colon) != ':') colon++;
        return colon;
    }

    private boolean isNamed(byte[] name, int colon) {
        return Arrays.equals(line.array(), 0, colon, name, 0, name.length);
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private void appendData(int start) {
        if (dataSeen) {
            data.append((byte) '\n');
            data.append(line.array(), start, line.length());
            return;
        }
        dataSeen = true;
        line.removeFirst(start);
        swap();
    }

    private void dispatch() {
        if (!dataSeen) return;
        events.event(data.array(), data.length());
        dataSeen = false;
        data.clear();
        swap();
    }

    /** The first line of an event becomes its data, and an event of one line needs no second array. */
    private void swap() {
        var bytes = line;
        line = data;
        data = bytes;
    }

    /** What is held of lines and events that have not ended. */
    int keptBytes() {
        return line.capacity() + data.capacity();
    }
}
