package dev.nines.probe.openai;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.compression.ZlibWrapper;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Unpacks a body that came compressed although nobody asked for it. What it does not know stays as it is. */
final class Unpacking {
    static final Unpacking NONE = new Unpacking(null);

    private final @Nullable EmbeddedChannel decoder;

    private Unpacking(@Nullable EmbeddedChannel decoder) {
        this.decoder = decoder;
    }

    static Unpacking of(String encoding) {
        return switch (encoding) {
            case "gzip", "x-gzip" -> of(ZlibWrapper.GZIP);
            case "deflate", "x-deflate" -> of(ZlibWrapper.ZLIB_OR_NONE);
            default -> NONE;
        };
    }

    /** A bomb is small on the wire: its pieces must not be large here either. */
    private static Unpacking of(ZlibWrapper wrapper) {
        return new Unpacking(new EmbeddedChannel(ZlibCodecFactory.newZlibDecoder(wrapper, ReplyReader.USUAL_LIMIT_BYTES)));
    }

    /** @throws io.netty.handler.codec.DecoderException where this is not what it was said to be */
    void unpack(ByteBuffer packed, Consumer<ByteBuffer> to) {
        if (decoder == null) {
            to.accept(packed);
            return;
        }
        var _ = decoder.writeInbound(Unpooled.copiedBuffer(packed));
        drain(decoder, to);
    }

    void end(Consumer<ByteBuffer> to) {
        if (decoder == null) return;
        var _ = decoder.finish();
        drain(decoder, to);
    }

    private static void drain(EmbeddedChannel decoder, Consumer<ByteBuffer> to) {
        for (ByteBuf part = decoder.readInbound(); part != null; part = decoder.readInbound()) {
            to.accept(part.nioBuffer());
            part.release();
        }
    }

    /** Nobody wants the rest. */
    void giveUp() {
        if (decoder != null) {
            var _ = decoder.finishAndReleaseAll();
        }
    }
}
