package dev.nines.monitor.alert.channel;

import dev.nines.db.state.Deliveries;
import dev.nines.monitor.alert.AlertChannel;
import dev.nines.monitor.alert.AlertChannel.Result;
import dev.nines.monitor.config.Destination;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.outbound.OutboundClient;
import dev.nines.probe.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every Alertmanager once a minute again what stands, for it forgets what is not repeated: what fires with an end that lies ahead, and
 * what ended lately as ended. What stands is read from the outbox, so that nothing here outlives a process or needs to, and every node
 * of a cluster says the same. A repetition that fails is not tried again: the next one says it all.
 */
public final class Resending implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Resending.class);
    private static final Duration LONGEST_STORY = Duration.ofDays(90);

    private final Deliveries deliveries;
    private final OutboundClient http;
    private final InstantSource clock;
    private final Thread thread = Thread.ofPlatform().name("nines-resending").daemon().unstarted(this::loop);
    private final Map<String, Boolean> failing = new ConcurrentHashMap<>();
    private volatile List<ReceiverSettings> receivers;
    private volatile boolean closed;

    public Resending(Deliveries deliveries, OutboundClient http, InstantSource clock) {
        this.deliveries = deliveries;
        this.http = http;
        this.clock = clock;
        this.receivers = List.of();
    }

    /** From now on; who is no Alertmanager needs no repetition. */
    public void to(List<ReceiverSettings> all) {
        receivers = all.stream().filter(r -> r.destination() instanceof Destination.Alertmanager).toList();
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        thread.interrupt();
    }

    /** One round, each receiver on a thread of its own, so that one that hangs delays nobody. */
    void round() throws InterruptedException {
        var sending = receivers.stream().map(r -> Thread.ofVirtual().name("nines-resending-" + r.name()).start(() -> repeat(r))).toList();
        for (var each : sending) each.join();
    }

    private void loop() {
        try {
            while (!closed) {
                LockSupport.parkNanos(AlertmanagerAlerts.AGAIN_EVERY.toNanos());
                if (!closed) round();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // the thread's edge: the next round says it all again
    private void repeat(ReceiverSettings receiver) {
        try {
            var now = clock.instant();
            var standing = deliveries.standing(receiver.name(), now.minus(LONGEST_STORY), now.minus(AlertmanagerAlerts.ENDED_FOR));
            var channel = new PostingChannel(http, Channels.manner(receiver), clock);
            AlertmanagerAlerts.again(standing, now).ifPresent(draft -> told(receiver, channel.send(draft, AlertChannel.DEADLINE)));
        } catch (StoreUnavailable e) {
            log.warn("what stands was not repeated receiver={} why={}", receiver.name(), e.why());
        } catch (RuntimeException e) {
            log.error("what stands was not repeated receiver={}", receiver.name(), e);
        }
    }

    private void told(ReceiverSettings receiver, Result result) {
        boolean fails = !(result instanceof Result.Delivered);
        if (fails == failing.getOrDefault(receiver.name(), false)) return;
        failing.put(receiver.name(), fails);
        if (fails) log.warn("what stands was not repeated receiver={} status={} cause={}", receiver.name(), result.status(), result.text());
        else log.info("what stands is repeated again receiver={}", receiver.name());
    }
}
