package dev.nines.monitor.alert;

import dev.nines.db.state.Outbox;
import dev.nines.db.state.Outbox.Attempt;
import dev.nines.db.state.Outbox.Claim;
import dev.nines.monitor.alert.AlertChannel.Result;
import dev.nines.monitor.alert.RetrySchedule.Failure;
import dev.nines.monitor.alert.RetrySchedule.Next;
import dev.nines.monitor.metrics.AlertMetrics;
import dev.nines.probe.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the outbox holds: one message of a receiver at a time, in order, each on a virtual thread, so that a slow receiver
 * holds up nobody else. A claim is a lease; if this process dies, the message is sent again under the same id when that has run out.
 */
public final class Delivery implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    /** Longer than the deadline of any channel. */
    private static final Duration LEASE = AlertChannel.DEADLINE.plusSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);
    private static final int AT_ONCE = 64;
    private static final String GONE = "not sent: the receiver is disabled, for it said that it is gone (410); it is asked again when the configuration is read again";

    private final Outbox outbox;
    private volatile Map<String, AlertChannel> channels;
    private final BiConsumer<String, AlertMetrics.Result> attempted;
    private final InstantSource clock;
    private final Duration lease;
    /** Who said that nobody lives there any more: asked again when the configuration is read again, and not before. */
    private final Set<AlertChannel> gone = ConcurrentHashMap.newKeySet();
    private final Set<Thread> sending = ConcurrentHashMap.newKeySet();
    private final Thread dispatcher;
    private volatile boolean closed;
    private boolean away;

    /**
     * @param channels by receiver
     * @param attempted hears of every attempt: the receiver, and how it ended
     */
    public Delivery(Outbox outbox, Map<String, AlertChannel> channels, BiConsumer<String, AlertMetrics.Result> attempted, InstantSource clock) {
        this(outbox, channels, attempted, clock, LEASE);
    }

    /** @param lease by that clock: while it runs nobody else sends the message, so no attempt may take longer */
    public Delivery(Outbox outbox, Map<String, AlertChannel> channels, BiConsumer<String, AlertMetrics.Result> attempted, InstantSource clock, Duration lease) {
        this.outbox = outbox;
        this.channels = Map.copyOf(channels);
        this.attempted = attempted;
        this.clock = clock;
        this.lease = lease;
        this.dispatcher = Thread.ofPlatform().name("nines-delivery").daemon().unstarted(this::loop);
    }

    /** Delivers over others from now on. What waits for a receiver that is gone is tried like one that does not answer. */
    public void deliverOver(Map<String, AlertChannel> next) {
        channels = Map.copyOf(next);
        gone.clear();
        wake();
    }

    public void start() {
        dispatcher.start();
    }

    /** There may be something to send. Without a call it looks once a second. */
    public void wake() {
        LockSupport.unpark(dispatcher);
    }

    /** Claims nothing more, and waits a little for what is being sent. What is cut off is sent again by the next start. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            if (dispatcher.isAlive()) dispatcher.join(LONGEST_CLOSE);
            for (var thread : List.copyOf(sending)) thread.join(LONGEST_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (!closed) if (claim() == 0) LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }

    @SuppressWarnings("CatchingUnchecked") // the loop's edge: without it one bad row would end all delivery
    private int claim() {
        try {
            var claims = outbox.claim(clock.instant(), lease, AT_ONCE);
            claims.forEach(this::begin);
            away = false;
            return claims.size();
        } catch (StoreUnavailable e) {
            if (!away) log.warn("delivery waits for PostgreSQL why={}", e.why());
            away = true;
        } catch (RuntimeException e) {
            log.error("claiming messages failed", e);
        }
        return 0;
    }

    private void begin(Claim claim) {
        var thread = Thread.ofVirtual().name("nines-delivery-" + claim.message().receiver()).unstarted(() -> send(claim));
        sending.add(thread);
        thread.start();
    }

    @SuppressWarnings("CatchingUnchecked") // the thread's edge: the lease runs out and the message is sent again
    private void send(Claim claim) {
        try {
            var at = clock.instant();
            long began = System.nanoTime();
            var result = attempt(claim);
            var took = Duration.ofNanos(System.nanoTime() - began);
            settle(claim, result, new Attempt(at, result.status(), took, result.text()));
        } catch (RuntimeException e) {
            log.warn("what became of a message was not recorded; it will be sent again id={} receiver={}",
                    claim.message().id(), claim.message().receiver(), e);
        } finally {
            sending.remove(Thread.currentThread());
            wake();
        }
    }

    private Result attempt(Claim claim) {
        var channel = channels.get(claim.message().receiver());
        if (channel == null) return new Result.Unreachable(0, "no receiver of this name is configured", Duration.ZERO);
        if (gone.contains(channel)) return new Result.Refused(0, GONE);
        var result = channel.deliver(claim.message());
        if (result instanceof Result.Gone) disable(claim.message().receiver(), channel);
        return result;
    }

    private void disable(String receiver, AlertChannel channel) {
        gone.add(channel);
        log.error("receiver disabled until the configuration is read again, for it said 410 receiver={}", receiver);
    }

    private void settle(Claim claim, Result result, Attempt attempt) {
        switch (result) {
            case Result.Delivered _ -> {
                outbox.delivered(claim, attempt);
                tell(claim, AlertMetrics.Result.DELIVERED);
            }
            case Result.Refused _, Result.Gone _ -> giveUp(claim, attempt);
            case Result.Unreachable unreachable -> postpone(claim, unreachable, attempt);
        }
    }

    private void postpone(Claim claim, Result.Unreachable why, Attempt attempt) {
        var now = clock.instant();
        var age = Duration.between(claim.message().occurredAt(), now);
        var failure = new Failure(claim.message().id(), claim.attempts() + 1, age, why.retryAfter());
        switch (RetrySchedule.after(failure)) {
            case Next.GiveUp _ -> giveUp(claim, attempt);
            case Next.TryAgain again -> {
                outbox.retryLater(claim, now.plus(again.after()), attempt);
                tell(claim, AlertMetrics.Result.RETRY_LATER);
                log.warn("message not delivered id={} receiver={} attempt={} status={} cause={} nextIn={}", claim.message().id(),
                        claim.message().receiver(), failure.attempts(), why.status(), words(why.text()), again.after());
            }
        }
    }

    private void giveUp(Claim claim, Attempt attempt) {
        outbox.giveUp(claim, attempt);
        tell(claim, AlertMetrics.Result.GIVEN_UP);
        log.error("message given up id={} receiver={} type={} status={} cause={}", claim.message().id(),
                claim.message().receiver(), claim.message().type(), attempt.status(), words(attempt.excerpt()));
    }

    private void tell(Claim claim, AlertMetrics.Result result) {
        attempted.accept(claim.message().receiver(), result);
    }

    /** One line of a log, whatever a receiver answers. */
    private static String words(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > 200 ? line.substring(0, 200) : line;
    }
}
