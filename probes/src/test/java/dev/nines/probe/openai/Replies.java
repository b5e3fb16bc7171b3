package dev.nines.probe.openai;

import dev.nines.probe.ProbeOutcome;
import io.netty.handler.codec.DecoderException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

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
        var reply = new Reply(reader);
        var framing = new Framing(reply);
        try {
            for (byte[] read : reads) framing.read(ByteBuffer.wrap(read));
            framing.closed();
        } catch (NotHttpException | DecoderException e) {   // or what cannot be unpacked
            reply.ended(new WireEnd.NotHttp(Detail.of(e)));
        }
        reply.ended(new WireEnd.Cut("FIN"));
        var stamps = new Trace.Stamps(NANOS, NANOS, NANOS);
        return reader.evidence(new Trace(reply.end, Instant.EPOCH, stamps, Trace.Durations.NONE, Trace.Connected.FRESH));
    }

    /** The first of what comes; nothing counts after its end. */
    private static final class Reply implements Framing.Heard {
        private final AnswerReader reader;
        private Unpacking unpacking = Unpacking.NONE;
        private boolean hasEnded;
        private WireEnd end = new WireEnd.Cancelled();

        Reply(AnswerReader reader) {
            this.reader = reader;
        }

        void ended(WireEnd how) {
            if (!hasEnded) end = how;
            hasEnded = true;
        }

        @Override
        public void head(ReplyHead head) {
            if (hasEnded) return;
            unpacking = Unpacking.of(head.encoding());
            if (!head.encoding().isEmpty()) reader.compressed();
            reader.head(head, NANOS);
        }

        @Override
        public void body(ByteBuffer part) {
            if (!hasEnded) unpacking.unpack(part, this::unpacked);
        }

        private void unpacked(ByteBuffer part) {
            if (hasEnded) return;
            var progress = reader.body(part, NANOS);
            if (progress == ReplyReader.Progress.FINISHED || progress == ReplyReader.Progress.FAILED) {
                ended(new WireEnd.Stopped());
            }
        }

        @Override
        public void end() {
            if (hasEnded) return;
            unpacking.end(this::unpacked);
            if (hasEnded) return;
            reader.complete(NANOS);
            ended(new WireEnd.Complete());
        }
    }
}
