package dev.nines.probe.openai;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bodies of the wire cases, freed of chunks and packing, to be changed and read again. */
final class Bodies {
    @SuppressWarnings("ArrayRecordComponent") // test data, never compared
    record Body(String name, int status, String contentType, byte[] bytes) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** Events, by the first byte that says anything. */
        boolean isStream() {
            String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
            return isSuccess() && !text.isEmpty() && "{[<".indexOf(text.charAt(0)) < 0;
        }

        boolean isDocument() {
            return isSuccess() && !isStream();
        }

        Body with(byte[] other) {
            return new Body(name, status, contentType, other);
        }

        /** A whole reply whose end is the end of the connection. */
        byte[] wire() {
            var all = new ByteArrayOutputStream();
            all.writeBytes(Replies.bytes("HTTP/1.1 " + status + " X\r\nContent-Type: " + contentType
                    + "\r\nConnection: close\r\n\r\n"));
            all.writeBytes(bytes);
            return all.toByteArray();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Bodies() {}

    static List<Body> all() throws IOException {
        return WireCase.all().stream().filter(c -> c.wire().length > 0).map(c -> body(c.toString(), c.wire()))
                .filter(b -> b.status() != 0).toList();
    }

    private static Body body(String name, byte[] wire) {
        var channel = new EmbeddedChannel(new HttpResponseDecoder(), new HttpContentDecompressor(0));
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(wire));
            channel.finish();
        } catch (DecoderException _) {
            // what was unpacked so far is a body, too
        }
        return collected(name, channel);
    }

    private static Body collected(String name, EmbeddedChannel channel) {
        var bytes = new ByteArrayOutputStream();
        int status = 0;
        String contentType = "";
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            if (message instanceof HttpResponse head && head.decoderResult().isSuccess()) {
                status = head.status().code();
                contentType = head.headers().get(HttpHeaderNames.CONTENT_TYPE, "application/json");
            }
            if (message instanceof HttpContent content) {
                bytes.writeBytes(ByteBufUtil.getBytes(content.content()));
                content.release();
            }
        }
        return new Body(name, status, contentType, bytes.toByteArray());
    }
}
