package dev.nines.probe.openai;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The status and the header fields of a reply, kept as the bytes that came: of twenty fields two or three are looked at.
 * One for each connection, valid until its next reply begins. Names are given in small letters and found in any.
 */
final class ReplyHead {
    private static final int USUAL_BYTES = 512;
    private static final int USUAL_FIELDS = 16;
    static final int SWITCHING_PROTOCOLS = 101;
    private static final String TRANSFER = "transfer-encoding";
    private static final String CHUNKED = "chunked";
    /** Places of a field in {@code bounds}. */
    private static final int NAME_END = 1;
    private static final int VALUE = 2;
    private static final int VALUE_END = 3;
    private static final int STRIDE = 4;

    private byte[] bytes = new byte[USUAL_BYTES];
    private int length;
    private int[] bounds = new int[USUAL_FIELDS * STRIDE];
    private int boundsEnd;
    private int status;
    private boolean isOfVersion10;

    void clear() {
        length = 0;
        boundsEnd = 0;
        status = 0;
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return bytes[index];
    }

    void append(byte b) {
        if (length == bytes.length) bytes = Arrays.copyOf(bytes, 2 * length);
        bytes[length++] = b;
    }

    /** @param minorVersion the digit after {@code HTTP/1.} */
    void status(int number, byte minorVersion) {
        status = number;
        isOfVersion10 = minorVersion == '0';
    }

    boolean hasFields() {
        return boundsEnd > 0;
    }

    /** One more field, whose value is not known yet. */
    void name(int start, int end) {
        if (boundsEnd == bounds.length) bounds = Arrays.copyOf(bounds, 2 * boundsEnd);
        bounds[boundsEnd] = start;
        bounds[boundsEnd + NAME_END] = end;
        boundsEnd += STRIDE;
    }

    /** The value of the last field. */
    void value(int start, int end) {
        bounds[boundsEnd - STRIDE + VALUE] = start;
        bounds[boundsEnd - STRIDE + VALUE_END] = end;
    }

    /** Where the last value begins, now that it goes on: what divides its lines counts as spaces. */
    int unfold(int nextLine) {
        Arrays.fill(bytes, bounds[boundsEnd - STRIDE + VALUE_END], nextLine, (byte) ' ');
        return bounds[boundsEnd - STRIDE + VALUE];
    }

    /** 0 where no status line has come. */
    int status() {
        return status;
    }

    /** The first of this name; {@code ""} where there is none. */
    String field(String name) {
        int at = find(name, 0);
        return at < 0 ? "" : text(at);
    }

    boolean has(String name) {
        return find(name, 0) >= 0;
    }

    List<String> all(String name) {
        var values = new ArrayList<String>();
        for (int at = find(name, 0); at >= 0; at = find(name, at + STRIDE)) values.add(text(at));
        return values;
    }

    boolean hasNameWith(String part) {
        for (int at = 0; at < boundsEnd; at += STRIDE) {
            for (int i = bounds[at]; i <= bounds[at + NAME_END] - part.length(); i++) if (isAt(i, part)) return true;
        }
        return false;
    }

    /** HTTP/1.0 closes its connection where nobody says otherwise; two ways to end one body are a reason not to go on. */
    boolean isKept() {
        String connection = field("connection").toLowerCase(Locale.ROOT);
        if (status == SWITCHING_PROTOCOLS || (isOfVersion10 && !connection.contains("keep-alive"))) return false;
        return !connection.contains("close") && !(isChunked() && has("content-length"));
    }

    /** The last coding of a body is the one that its end is known by. */
    boolean isChunked() {
        int at = -1;
        for (int next = find(TRANSFER, 0); next >= 0; next = find(TRANSFER, next + STRIDE)) at = next;
        int start = at < 0 ? 0 : bounds[at + VALUE_END] - CHUNKED.length();
        return at >= 0 && start >= bounds[at + VALUE] && isAt(start, CHUNKED);
    }

    /** How the body is packed; {@code ""} where it is not. */
    String encoding() {
        String coding = field("content-encoding");
        int transfer = find(TRANSFER, 0);
        if (coding.isEmpty() && transfer >= 0 && !isAt(bounds[transfer + VALUE], CHUNKED)) coding = text(transfer);
        String first = coding.isEmpty() ? coding : coding.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
        return first.equals("identity") ? "" : first;
    }

    private int find(String name, int from) {
        for (int at = from; at < boundsEnd; at += STRIDE) {
            if (bounds[at + NAME_END] - bounds[at] == name.length() && isAt(bounds[at], name)) return at;
        }
        return -1;
    }

    /** @param small in small letters */
    boolean isAt(int start, String small) {
        if (start + small.length() > length) return false;
        for (int i = 0; i < small.length(); i++) {
            byte b = bytes[start + i];
            if ((b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b) != small.charAt(i)) return false;
        }
        return true;
    }

    private String text(int at) {
        return new String(bytes, bounds[at + VALUE], bounds[at + VALUE_END] - bounds[at + VALUE], StandardCharsets.ISO_8859_1);
    }
}
