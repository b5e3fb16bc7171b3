package dev.nines.probe.openai;

import dev.nines.probe.ProbeOutcome.Deadline;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The deadlines of one exchange, as timers of its event loop: whatever bytes drip in, they fire. */
final class DeadlineTimers {
    private final EventLoop loop;
    private final Deadlines limits;
    private final Consumer<WireEnd.DeadlinePassed> whenPassed;
    private final Map<Deadline, Future<?>> armed = new EnumMap<>(Deadline.class);
    private long lastByte;

    DeadlineTimers(EventLoop loop, Deadlines limits, Consumer<WireEnd.DeadlinePassed> whenPassed) {
        this.loop = loop;
        this.limits = limits;
        this.whenPassed = whenPassed;
    }

    /** Total and first token run from time zero, so DNS, connect and TLS are under them too. */
    void begin(long begun) {
        long spent = System.nanoTime() - begun;
        arm(Deadline.TOTAL, limits.total(), spent);
        arm(Deadline.FIRST_TOKEN, limits.firstToken(), spent);
    }

    void connecting() {
        arm(Deadline.CONNECT, limits.connect(), 0);
    }

    void connected() {
        disarm(Deadline.CONNECT);
    }

    /** Until then a server may think in silence: that is what the limit of the first token is for. */
    void tokenCame() {
        if (armed.containsKey(Deadline.IDLE)) return;
        disarm(Deadline.FIRST_TOKEN);
        armIdle(limits.idle().toNanos());
    }

    void byteCame(long nanos) {
        lastByte = nanos;
    }

    void cancel() {
        armed.values().forEach(timer -> timer.cancel(false));
        armed.clear();
    }

    private void arm(Deadline deadline, Duration limit, long spentNanos) {
        long wait = Math.max(0, limit.toNanos() - spentNanos);
        armed.put(deadline, loop.schedule(() -> passed(deadline, limit), wait, TimeUnit.NANOSECONDS));
    }

    private void disarm(Deadline deadline) {
        var timer = armed.remove(deadline);
        if (timer != null) timer.cancel(false);
    }

    /** One timer for a whole answer, not one for each read: when it fires early, it sleeps for what is left. */
    private void armIdle(long waitNanos) {
        armed.put(Deadline.IDLE, loop.schedule(this::checkIdle, waitNanos, TimeUnit.NANOSECONDS));
    }

    private void checkIdle() {
        long left = limits.idle().toNanos() - (System.nanoTime() - lastByte);
        if (left > 0) armIdle(left);
        else passed(Deadline.IDLE, limits.idle());
    }

    private void passed(Deadline deadline, Duration limit) {
        whenPassed.accept(new WireEnd.DeadlinePassed(deadline, limit));
    }
}
