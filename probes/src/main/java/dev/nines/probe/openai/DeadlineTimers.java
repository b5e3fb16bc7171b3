package dev.nines.probe.openai;

import dev.nines.probe.ProbeOutcome.Deadline;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of one exchange, by one timer of its event loop: whatever bytes drip in, it fires. It is set to the
 * earliest deadline; one that has moved since is looked for anew. Instants are nanoseconds since time zero.
 */
final class DeadlineTimers {
    private static final long NEVER = Long.MAX_VALUE;

    private final EventLoop loop;
    private final Deadlines limits;
    private final Consumer<WireEnd.DeadlinePassed> whenPassed;
    private long begun;
    private long connectUntil = NEVER;
    private long firstTokenUntil = NEVER;
    private long lastByte;
    private boolean answering;
    private @Nullable Future<?> timer;
    private long wakeAt = NEVER;

    DeadlineTimers(EventLoop loop, Deadlines limits, Consumer<WireEnd.DeadlinePassed> whenPassed) {
        this.loop = loop;
        this.limits = limits;
        this.whenPassed = whenPassed;
    }

    /** Total and first token run from time zero, so DNS, connect and TLS are under them too. */
    void begin(long timeZero) {
        begun = timeZero;
        firstTokenUntil = limits.firstToken().toNanos();
        wakeAtNext();
    }

    void connecting() {
        connectUntil = elapsed() + limits.connect().toNanos();
        wakeAtNext();
    }

    void connected() {
        connectUntil = NEVER;
    }

    /** Until then a server may think in silence: that is what the limit of the first token is for. */
    void tokenCame() {
        if (answering) return;
        answering = true;
        firstTokenUntil = NEVER;
        wakeAtNext();
    }

    void byteCame(long nanos) {
        lastByte = nanos - begun;
    }

    void cancel() {
        if (timer != null) timer.cancel(false);
        timer = null;
    }

    private long elapsed() {
        return System.nanoTime() - begun;
    }

    private long idleUntil() {
        return answering ? lastByte + limits.idle().toNanos() : NEVER;
    }

    private void wakeAtNext() {
        long next = Math.min(Math.min(connectUntil, firstTokenUntil), Math.min(idleUntil(), limits.total().toNanos()));
        if (timer != null && wakeAt <= next) return;
        cancel();
        wakeAt = next;
        timer = loop.schedule(this::wake, Math.max(0, next - elapsed()), TimeUnit.NANOSECONDS);
    }

    private void wake() {
        timer = null;
        long now = elapsed();
        if (now >= connectUntil) passed(Deadline.CONNECT, limits.connect());
        else if (now >= firstTokenUntil) passed(Deadline.FIRST_TOKEN, limits.firstToken());
        else if (now >= idleUntil()) passed(Deadline.IDLE, limits.idle());
        else if (now >= limits.total().toNanos()) passed(Deadline.TOTAL, limits.total());
        else wakeAtNext();
    }

    private void passed(Deadline deadline, Duration limit) {
        whenPassed.accept(new WireEnd.DeadlinePassed(deadline, limit));
    }
}
