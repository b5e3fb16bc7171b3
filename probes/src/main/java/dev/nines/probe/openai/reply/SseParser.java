package dev.nines.probe.openai.reply;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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
    }

    private enum Field { DATA, IGNORED, FOREIGN }

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Events events;
    private final Bytes line = new Bytes();
    private final Bytes data = new Bytes();
    private boolean dataSeen;
    private boolean afterCarriageReturn;
    private boolean firstLine = true;

    SseParser(Events events) {
        this.events = events;
    }

    void feed(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            boolean secondHalfOfCrLf = b == '\n' && afterCarriageReturn;
            afterCarriageReturn = b == '\r';
            if (secondHalfOfCrLf) continue;
            if (b == '\r' || b == '\n') endLine();
            else line.append(b);
        }
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
        int colon = 0;
        while (colon < line.length() && line.at(colon) != ':') colon++;
        switch (fieldNamed(new String(line.array(), 0, colon, StandardCharsets.ISO_8859_1))) {
            case DATA -> appendData(colon + 1);
            case IGNORED -> {}
            case FOREIGN -> events.foreignLine();
        }
    }

    private static Field fieldNamed(String name) {
        return switch (name) {
            case "data" -> Field.DATA;
            case "event", "id", "retry" -> Field.IGNORED;
            default -> Field.FOREIGN;
        };
    }

    private void appendData(int afterColon) {
        int start = Math.min(afterColon, line.length());
        if (start < line.length() && line.at(start) == ' ') start++;
        if (dataSeen) data.append((byte) '\n');
        dataSeen = true;
        data.append(line.array(), start, line.length());
    }

    private void dispatch() {
        if (dataSeen) events.event(data.array(), data.length());
        dataSeen = false;
        data.clear();
    }
}
