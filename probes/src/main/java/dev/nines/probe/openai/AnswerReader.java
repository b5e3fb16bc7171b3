package dev.nines.probe.openai;

import dev.nines.probe.openai.Ask.Delivery;
import dev.nines.probe.openai.reply.BodyReader;
import dev.nines.probe.openai.reply.ChatReader;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Feeds a reply to the reader of its body: what was asked for, or an error. */
final class AnswerReader implements ReplyReader {
    private final InstantSource clock;
    private final Delivery wanted;
    private final Function<String, BodyReader> ofContentType;
    private @Nullable BodyReader body;
    private Evidence.Head head = Evidence.Head.NONE;
    private long headAt = Trace.UNSEEN;
    private boolean compressed;

    private AnswerReader(InstantSource clock, Delivery wanted, Function<String, BodyReader> ofContentType) {
        this.clock = clock;
        this.wanted = wanted;
        this.ofContentType = ofContentType;
    }

    static AnswerReader ofChat(InstantSource clock, Delivery wanted) {
        return new AnswerReader(clock, wanted, ChatReader::ofAnswer);
    }

    /** Of one document, whose reader does not care how it is declared. */
    static AnswerReader of(InstantSource clock, BodyReader document) {
        return new AnswerReader(clock, Delivery.WHOLE, _ -> document);
    }

    @Override
    public void compressed() {
        compressed = true;
    }

    @Override
    public void head(ReplyHead response, long nanos) {
        head = HeadRules.of(response, compressed, clock.instant());
        headAt = nanos;
        body = head.isSuccess()
                ? ofContentType.apply(response.field("content-type"))
                : ChatReader.ofError();
    }

    private BodyReader body() {
        if (body == null) body = ChatReader.ofError();
        return body;
    }

    @Override
    public Progress body(ByteBuffer bytes, long nanos) {
        var body = body();
        body.feed(bytes, nanos);
        if (body.isDone()) return Progress.FINISHED;
        if (body.hasFailed()) return Progress.FAILED;
        return body.hasToken() ? Progress.ANSWERING : Progress.NO_TOKEN_YET;
    }

    @Override
    public void complete(long nanos) {
        body().end(nanos);
    }

    Evidence evidence(Trace trace) {
        // A body that was cut or given up still says what it said: an error page without its last bytes is readable.
        if (!head.isSuccess()) body().end(trace.stamps().ended());
        return new Evidence(wanted, trace, head, headAt, body().reading());
    }
}
