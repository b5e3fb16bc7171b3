package dev.nines.probe.openai;

import dev.nines.probe.ProbeOutcome;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a reply without a socket: bytes in reads of any size go in, the evidence comes out. All in one instant. */
final class Replies {
    private static final long NANOS = 1;

    private Replies() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static ProbeOutcome outcome(String wire) {
        return Classification.of(evidence(List.of(bytes(wire))));
    }

    /** The end of the bytes is the server's FIN. */
    static Evidence evidence(List<byte[]> reads) {
        var reader = AnswerReader.ofChat(InstantSource.fixed(Instant.EPOCH), Ask.Delivery.STREAMED);
        var channel = new EmbeddedChannel(new HttpResponseDecoder(), new Decompressor(reader));
        WireEnd end = null;
        try {
            for (byte[] read : reads) {
                channel.writeInbound(Unpooled.wrappedBuffer(read));
                if (end == null) end = drain(channel, reader);
            }
            channel.finish();
            if (end == null) end = drain(channel, reader);
        } catch (DecoderException e) {   // what cannot be unpacked
            if (end == null) end = drain(channel, reader);
            if (end == null) end = new WireEnd.NotHttp(Detail.of(e));
        }
        channel.releaseInbound();
        var stamps = new Trace.Stamps(NANOS, NANOS, NANOS);
        return reader.evidence(new Trace(end == null ? new WireEnd.Cut("FIN") : end, Instant.EPOCH, stamps,
                Trace.Durations.NONE, Trace.Connected.FRESH));
    }

    /** As the client's own: an encoding that nobody asked for is told to the reader. */
    private static final class Decompressor extends HttpContentDecompressor {
        private final AnswerReader reader;

        Decompressor(AnswerReader reader) {
            super(false, ReplyReader.USUAL_LIMIT_BYTES);
            this.reader = reader;
        }

        @Override
        protected @Nullable EmbeddedChannel newContentDecoder(String encoding) throws Exception {
            if (!encoding.equalsIgnoreCase("identity") && !encoding.equalsIgnoreCase("chunked")) reader.compressed();
            return super.newContentDecoder(encoding);
        }
    }

    private static boolean isInterim(HttpResponse head) {
        int status = head.status().code();
        return status >= 100 && status < 200 && status != 101;
    }

    private static @Nullable WireEnd drain(EmbeddedChannel channel, AnswerReader reader) {
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            var decoded = ((HttpObject) message).decoderResult();
            if (decoded.cause() instanceof PrematureChannelClosureException) return null;   // FIN inside the headers
            if (decoded.isFailure()) return new WireEnd.NotHttp(Detail.of(decoded.cause()));
            if (message instanceof HttpResponse head && isInterim(head)) {
                channel.readInbound();   // its empty end
                continue;
            }
            if (message instanceof HttpResponse head) reader.head(head, NANOS);
            if (message instanceof HttpContent content) {
                var progress = reader.body(content.content(), NANOS);
                content.release();
                if (progress == ReplyReader.Progress.FINISHED || progress == ReplyReader.Progress.FAILED) {
                    return new WireEnd.Stopped();
                }
            }
            if (message instanceof LastHttpContent) {
                reader.complete(NANOS);
                return new WireEnd.Complete();
            }
        }
        return null;
    }
}
