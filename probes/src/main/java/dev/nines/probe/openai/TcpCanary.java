package dev.nines.probe.openai;

import dev.nines.probe.fault.Canary;
import dev.nines.probe.fault.Reachable;
import dev.nines.probe.fault.Span;
import dev.nines.probe.fault.Stalls;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Second hosts that are reached by a TCP connection: one after the other, until one answers. At most one asking is under
 * way, at most four begin in a second, and all who wait share it.
 */
final class TcpCanary implements Canary {
    static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long SPACING_NANOS = Duration.ofMillis(250).toNanos();
    /** Four minutes of failures at the fastest. */
    private static final int KEPT = 1024;

    /** The way out to a host. */
    interface Knock {
        /** Whether the host can be reached within {@code limit}. {@code UNKNOWN} where the loops have ended. */
        CompletableFuture<Reachable> at(InetSocketAddress host, Duration limit);

        /** @throws RejectedExecutionException where the loops have ended */
        void later(Duration wait, Runnable task);
    }

    private final Knock knock;
    private final List<InetSocketAddress> hosts;
    private final Stalls stalls;
    private final Deque<Span> failures = new ArrayDeque<>();
    private @Nullable CompletableFuture<Reachable> underWay;
    private long began = System.nanoTime() - SPACING_NANOS;
    private long endpointAnswered = began;
    private boolean isBelieved;

    TcpCanary(Knock knock, List<InetSocketAddress> hosts, Stalls stalls) {
        this.knock = knock;
        this.hosts = List.copyOf(hosts);
        this.stalls = stalls;
    }

    void lookAgain() {
        var _ = ask();
    }

    @Override
    public synchronized CompletableFuture<Reachable> ask() {
        if (underWay != null) return underWay;
        var said = new CompletableFuture<Reachable>();
        long wait = Math.max(0, SPACING_NANOS - (System.nanoTime() - began));
        try {
            knock.later(Duration.ofNanos(wait), this::begin);
            underWay = said;
        } catch (RejectedExecutionException _) {
            said.complete(Reachable.UNKNOWN);   // the loops have ended
        }
        return said;
    }

    @Override
    public synchronized Reachable during(Span span) {
        return failures.stream().anyMatch(span::overlaps) ? Reachable.NO : Reachable.UNKNOWN;
    }

    @Override
    public synchronized void endpointAnswered(long nanos) {
        if (nanos - endpointAnswered > 0) endpointAnswered = nanos;
        if (failures.stream().anyMatch(f -> f.holds(nanos))) disbelieve();
    }

    private void begin() {
        long from = System.nanoTime();
        synchronized (this) {
            began = from;
        }
        var _ = firstAnswer(0).thenAccept(said -> ended(new Span(from, System.nanoTime()), said));
    }

    private CompletableFuture<Reachable> firstAnswer(int host) {
        return knock.at(hosts.get(host), PATIENCE.dividedBy(hosts.size())).thenCompose(said ->
                said == Reachable.NO && host + 1 < hosts.size()
                        ? firstAnswer(host + 1) : CompletableFuture.completedFuture(said));
    }

    private void ended(Span when, Reachable said) {
        var waiting = end();
        waiting.complete(weighed(when, said));
    }

    private synchronized CompletableFuture<Reachable> end() {
        var waiting = underWay == null ? new CompletableFuture<Reachable>() : underWay;
        underWay = null;
        return waiting;
    }

    private synchronized Reachable weighed(Span when, Reachable said) {
        return switch (said) {
            case YES -> {
                isBelieved = true;
                yield said;
            }
            case NO -> failed(when);
            case UNKNOWN -> said;
        };
    }

    private Reachable failed(Span when) {
        boolean stoodStill = stalls.during(when).stream().anyMatch(s -> s.length().compareTo(PATIENCE.dividedBy(2)) >= 0);
        if (when.holds(endpointAnswered)) disbelieve();
        if (!isBelieved || stoodStill) return Reachable.UNKNOWN;
        if (failures.size() == KEPT) failures.removeFirst();
        failures.addLast(when);
        return Reachable.NO;
    }

    /** Until it answers again; what it failed to do before says nothing either. */
    private void disbelieve() {
        isBelieved = false;
        failures.clear();
    }
}
