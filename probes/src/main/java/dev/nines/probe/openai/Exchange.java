package dev.nines.probe.openai;

import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request and its reply, from time zero to its end. Lives on one event loop; ends exactly once. */
final class Exchange {
    private final Call call;
    private final ReplyReader reader;
    private final Connector connector;
    private final DeadlineTimers timers;
    private final Consumer<Trace> whenEnded;

    private Instant begunAt = Instant.EPOCH;
    private long begun;
    private long firstByte = Trace.UNSEEN;
    private int receivedBytes;
    private int bodyBytes;
    private Trace.Durations durations = Trace.Durations.NONE;
    private Trace.Connected connected = Trace.Connected.NEVER;
    private @Nullable Connection connection;
    private boolean ended;

    Exchange(Call call, ReplyReader reader, Connector connector, Consumer<Trace> whenEnded) {
        this.call = call;
        this.reader = reader;
        this.connector = connector;
        this.whenEnded = whenEnded;
        this.timers = new DeadlineTimers(connector.loop(), call.deadlines(), passed -> end(passed, System.nanoTime()));
    }

    EventLoop loop() {
        return connector.loop();
    }

    Connecting connecting() {
        return call.connecting();
    }

    ReplyReader reader() {
        return reader;
    }

    void begin(InstantSource clock) {
        if (ended) return;
        begunAt = clock.instant();
        begun = System.nanoTime();
        timers.begin(begun);
        connector.pooled().ifPresentOrElse(this::reuse, this::connect);
    }

    /** Ends the exchange as ours to have ended, even where it had not begun. */
    void cancel(InstantSource clock) {
        if (begunAt.equals(Instant.EPOCH)) {
            begunAt = clock.instant();
            begun = System.nanoTime();
        }
        end(new WireEnd.Cancelled(), System.nanoTime());
    }

    private void reuse(Connection pooled) {
        connected = Trace.Connected.REUSED;
        send(pooled);
    }

    private void connect() {
        timers.connecting();
        connector.connect(call.origin(), this);
    }

    void durations(Trace.Durations soFar) {
        durations = soFar;
    }

    void connected(Connection fresh) {
        if (ended) {
            fresh.close();
            return;
        }
        timers.connected();
        if (connected == Trace.Connected.NEVER) connected = Trace.Connected.FRESH;
        send(fresh);
    }

    void connectFailed(String detail) {
        end(new WireEnd.ConnectFailed(detail), System.nanoTime());
    }

    private void send(Connection to) {
        connection = to;
        to.carry(this);
        long start = System.nanoTime();
        var _ = to.channel().writeAndFlush(to.written(call)).addListener(written -> {
            if (connection != to || ended) return;
            if (written.isSuccess()) written(to, start);
            else closed(Detail.of(written.cause()), System.nanoTime());
        });
    }

    private void written(Connection to, long start) {
        long now = System.nanoTime();
        durations = durations.withRequest(now - start);
        if (firstByte == Trace.UNSEEN) to.asked(now);   // a server may answer before it has read all
    }

    void received(int bytes, long nanos) {
        if (firstByte == Trace.UNSEEN) firstByte = nanos;
        timers.byteCame(nanos);
        receivedBytes += bytes;
        if (receivedBytes > reader.limitBytes()) end(new WireEnd.TooLarge(reader.limitBytes()), nanos);
    }

    void head(ReplyHead head, long nanos) {
        reader.head(head, nanos);
    }

    void body(ByteBuffer bytes, long nanos) {
        bodyBytes += bytes.remaining();   // after decompression: a bomb is small on the wire
        if (bodyBytes > reader.limitBytes()) {
            end(new WireEnd.TooLarge(reader.limitBytes()), nanos);
            return;
        }
        switch (reader.body(bytes, nanos)) {
            case NO_TOKEN_YET -> {}
            case ANSWERING -> timers.tokenCame();
            case FINISHED -> finish(nanos);
            case FAILED -> end(new WireEnd.Stopped(), nanos);
        }
    }

    private void finish(long nanos) {
        var used = connection;
        connection = null;
        if (used != null) used.finish();
        end(new WireEnd.Stopped(), nanos);
    }

    void complete(long nanos) {
        connection = null;
        reader.complete(nanos);
        end(new WireEnd.Complete(), nanos);
    }

    void notHttp(Throwable cause) {
        end(new WireEnd.NotHttp(Detail.of(cause)), System.nanoTime());
    }

    /** A kept connection that died before it answered says nothing of the server: one more try, on a fresh one. */
    void closed(String detail, long nanos) {
        if (ended) return;
        connection = null;
        if (firstByte != Trace.UNSEEN) end(new WireEnd.Cut(detail), nanos);
        else if (connected != Trace.Connected.REUSED) end(new WireEnd.Unanswered(detail), nanos);
        else {
            connected = Trace.Connected.FRESH_AFTER_A_REUSED_ONE_DIED;
            connect();
        }
    }

    private void end(WireEnd end, long nanos) {
        if (ended) return;
        ended = true;
        timers.cancel();
        connector.cancel();
        if (connection != null) connection.abandon();
        whenEnded.accept(new Trace(end, begunAt, new Trace.Stamps(begun, firstByte, nanos), durations, connected));
    }
}
