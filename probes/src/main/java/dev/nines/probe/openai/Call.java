package dev.nines.probe.openai;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** One request, ready for the wire. */
final class Call {
    /** Bytes that all runs share, and digits that differ from run to run, again and again where they are fewer. */
    private static final class Text {
        private final byte[] shared;
        private final int[] places;
        private final String digits;

        Text(byte[] shared, int[] places, String digits) {
            this.shared = shared;
            this.places = places;
            this.digits = digits;
        }

        byte[] copy() {
            byte[] copy = shared.clone();
            for (int i = 0; i < places.length; i++) copy[places[i]] = digit(i);
            return copy;
        }

        ByteBuf in(ByteBufAllocator buffers) {
            var written = buffers.buffer(shared.length).writeBytes(shared);
            for (int i = 0; i < places.length; i++) written.setByte(places[i], digit(i));
            return written;
        }

        private byte digit(int n) {
            return (byte) digits.charAt(n % digits.length());
        }
    }

    private static final int[] NOWHERE = {};

    private final Origin origin;
    private final Text text;
    private final Deadlines deadlines;
    private final Connecting connecting;

    private Call(Origin origin, Text text, Deadlines deadlines, Connecting connecting) {
        this.origin = origin;
        this.text = text;
        this.deadlines = deadlines;
        this.connecting = connecting;
    }

    Origin origin() {
        return origin;
    }

    byte[] copyOfBytes() {
        return text.copy();
    }

    /** The same call with these digits at these places. */
    Call with(String digits, int[] places) {
        return new Call(origin, new Text(text.shared, places, digits), deadlines, connecting);
    }

    ByteBuf bytes(ByteBufAllocator buffers) {
        return text.in(buffers);
    }

    /** The same request as a proxy wants it: the whole URL in its first line, and the proxy's credentials. */
    ByteBuf bytesFor(Proxy.Via proxy) {
        byte[] bytes = copyOfBytes();
        int target = indexOf(' ', bytes) + 1;
        int secondLine = indexOf('\n', bytes) + 1;
        String authorization = proxy.credentials().isPresent()
                ? "Proxy-Authorization: Basic " + proxy.credentials().reveal() + "\r\n" : "";
        return Unpooled.wrappedBuffer(
                Unpooled.wrappedBuffer(bytes, 0, target), ascii("http://" + origin),
                Unpooled.wrappedBuffer(bytes, target, secondLine - target), ascii(authorization),
                Unpooled.wrappedBuffer(bytes, secondLine, bytes.length - secondLine));
    }

    private static int indexOf(char wanted, byte[] bytes) {
        int i = 0;
        while (bytes[i] != wanted) i++;
        return i;
    }

    private static ByteBuf ascii(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    Deadlines deadlines() {
        return deadlines;
    }

    Connecting connecting() {
        return connecting;
    }

    /** The same request over such a connection; a new call takes a kept one. */
    Call over(Connecting which) {
        return new Call(origin, text, deadlines, which);
    }

    static Call post(Endpoint endpoint, String resource, byte[] json, Deadlines deadlines) {
        String head = head("POST", endpoint, resource)
                + "Content-Type: application/json\r\nContent-Length: " + json.length + "\r\n\r\n";
        byte[] ascii = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[ascii.length + json.length];
        System.arraycopy(ascii, 0, all, 0, ascii.length);
        System.arraycopy(json, 0, all, ascii.length, json.length);
        return new Call(endpoint.origin(), new Text(all, NOWHERE, ""), deadlines, Connecting.KEPT);
    }

    static Call get(Endpoint endpoint, String resource, Deadlines deadlines) {
        byte[] ascii = (head("GET", endpoint, resource) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return new Call(endpoint.origin(), new Text(ascii, NOWHERE, ""), deadlines, Connecting.KEPT);
    }

    private static String head(String method, Endpoint endpoint, String resource) {
        var key = endpoint.apiKey();
        return method + " " + endpoint.path(resource) + " HTTP/1.1\r\n"
                + "Host: " + endpoint.authority() + "\r\n"
                + "User-Agent: nines\r\n"
                + "Accept: text/event-stream, application/json\r\n"
                + "Accept-Encoding: identity\r\n"
                + (key.isPresent() ? "Authorization: Bearer " + key.reveal() + "\r\n" : "");
    }
}
