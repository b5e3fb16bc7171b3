package dev.nines.probe.openai;

import dev.nines.probe.openai.reply.ChatReader;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.time.InstantSource;

/** Feeds the reply of a chat completion to its reader. */
final class ChatReplyReader implements ReplyReader {
    private final InstantSource clock;
    private ChatReader body = ChatReader.ofError();
    private Evidence.Head head = Evidence.Head.NONE;
    private long headAt = Trace.UNSEEN;
    private boolean compressed;

    ChatReplyReader(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void compressed() {
        compressed = true;
    }

    @Override
    public void head(HttpResponse response, long nanos) {
        head = HeadRules.of(response, compressed, clock.instant());
        headAt = nanos;
        body = head.isSuccess()
                ? ChatReader.ofAnswer(response.headers().get(HttpHeaderNames.CONTENT_TYPE, ""))
                : ChatReader.ofError();
    }

    @Override
    public Progress body(ByteBuf bytes, long nanos) {
        if (bytes.nioBufferCount() == 1) body.feed(bytes.nioBuffer(), nanos);
        else for (var part : bytes.nioBuffers()) body.feed(part, nanos);
        if (body.isDone()) return Progress.FINISHED;
        if (body.hasFailed()) return Progress.FAILED;
        return body.hasToken() ? Progress.ANSWERING : Progress.NO_TOKEN_YET;
    }

    @Override
    public void complete(long nanos) {
        body.end(nanos);
    }

    Evidence evidence(Trace trace) {
        // A body that was cut or given up still says what it said: an error page without its last bytes is readable.
        if (!head.isSuccess()) body.end(trace.stamps().ended());
        return new Evidence(trace, head, body.reading());
    }

    long headAt() {
        return headAt;
    }
}
