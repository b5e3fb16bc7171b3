package dev.nines.monitor.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.probe.StoreUnavailable;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Heartbeat;
import dev.nines.sla.alert.Heartbeat.Sight;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.store.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What cannot go by the outbox: the heartbeat, which is worth nothing when it is late, and that nothing can be recorded or told while
 * PostgreSQL is away. Sent directly, best effort. For one thread, again and again.
 */
public final class SignOfLife {
    private static final Logger log = LoggerFactory.getLogger(SignOfLife.class);
    /** A restart of the database wakes nobody. */
    static final Duration AWAY_FOR = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    /** Whom the news that all is well did not reach by then will hear of it otherwise. */
    private static final Duration WELL_AGAIN_FOR = Duration.ofMinutes(10);
    private static final String HEARTBEAT = "heartbeat";
    private static final String BLIND = "monitor.blind";
    private static final String SEEING = "monitor.seeing";

    private final Heartbeat rule = new Heartbeat(HEARTBEAT, Severity.TICKET, Duration.ofMinutes(1));
    private final Ports ports;
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private volatile Map<String, AlertChannel> channels;
    private volatile List<ReceiverSettings> receivers;
    private Instant lastBeat = Instant.MIN;
    private Store store = new Store.Here(Instant.MIN);

    /**
     * What it works with.
     *
     * @param store asks the database for anything; throws where it is away
     * @param blind why nothing would be noticed although the database is there; empty where all is well
     */
    public record Ports(Runnable store, Supplier<Optional<String>> blind, InstantSource clock) {}

    private sealed interface Store {
        /** @param since when it came back; the beginning of time where it was never away */
        record Here(Instant since) implements Store {}

        record Away(Instant since, String why) implements Store {}
    }

    /** The newest message of its kind that a receiver was sent, and whether it took it. */
    private record Told(String id, Instant at, boolean took) {}

    public SignOfLife(Ports ports, List<ReceiverSettings> receivers, Map<String, AlertChannel> channels) {
        this.ports = ports;
        this.receivers = List.copyOf(receivers);
        this.channels = Map.copyOf(channels);
    }

    public void tell(List<ReceiverSettings> next, Map<String, AlertChannel> over) {
        receivers = List.copyOf(next);
        channels = Map.copyOf(over);
    }

    /** Looks, and sends what is due. Every receiver has a thread of its own; one that hangs delays nobody. */
    public void round() {
        var now = ports.clock().instant();
        store = looked(now);
        switch (store) {
            case Store.Away(var since, var why) when !now.isBefore(since.plus(AWAY_FOR)) -> toAll(BLIND, since, now,
                    "PostgreSQL has been away since " + since + " (" + why + "): what is observed is kept on disk, and nothing else can be told");
            case Store.Here(var since) when !since.equals(Instant.MIN) && now.isBefore(since.plus(WELL_AGAIN_FOR)) -> wellAgain(since, now);
            case Store.Away _, Store.Here _ -> {}
        }
        var sight = store instanceof Store.Here && ports.blind().get().isEmpty() ? Sight.SEEING : Sight.BLIND;
        if (rule.find(lastBeat, now, sight) instanceof Finding.Firing) {
            lastBeat = now;
            var beat = message(HEARTBEAT, now, now, "alive and seeing");
            receivers.stream().filter(r -> r.events().contains(HEARTBEAT)).forEach(r -> send(r, beat, now));
        }
    }

    private Store looked(Instant now) {
        try {
            ports.store().run();
            return store instanceof Store.Away ? new Store.Here(now) : store;
        } catch (StoreUnavailable e) {
            return store instanceof Store.Away ? store : new Store.Away(now, e.why());
        }
    }

    /** Only to those who heard the other. */
    private void wellAgain(Instant since, Instant now) {
        var heard = receivers.stream().filter(r -> Optional.ofNullable(told.get(r.name() + BLIND)).filter(Told::took).isPresent()).toList();
        for (var receiver : heard) sendOnce(receiver, message(SEEING, since, now, "PostgreSQL is back since " + since), now);
    }

    private void toAll(String type, Instant since, Instant now, String reason) {
        var message = message(type, since, now, reason);
        receivers.stream().filter(r -> r.wants(type)).forEach(r -> sendOnce(r, message, now));
    }

    private void sendOnce(ReceiverSettings receiver, Message message, Instant now) {
        var before = told.get(receiver.name() + message.type());
        if (before != null && before.id().equals(message.id()) && (before.took() || now.isBefore(before.at().plus(AGAIN)))) return;
        told.put(receiver.name() + message.type(), new Told(message.id(), now, false));
        send(receiver, message, now);
    }

    private void send(ReceiverSettings receiver, Message message, Instant now) {
        var channel = channels.get(receiver.name());
        if (channel == null) return;
        Thread.ofVirtual().name("nines-sign-of-life-" + receiver.name()).start(() -> {
            var own = new Message(MessageId.of(message.id(), receiver.name()), receiver.name(), message.type(), message.occurredAt(), message.body());
            boolean took = channel.deliver(own) instanceof AlertChannel.Result.Delivered;
            if (took) told.put(receiver.name() + message.type(), new Told(message.id(), now, true));
            else log.warn("not told directly type={} receiver={}", message.type(), receiver.name());
        });
    }

    /** The same since is the same message; so is the story of the end and of its beginning, for there is one at a time. */
    private static Message message(String type, Instant since, Instant now, String reason) {
        var body = JsonNodeFactory.instance.objectNode().put("type", type).put("timestamp", now.toString());
        body.putObject("data").put("alert", "store-away").put("rule", type.equals(HEARTBEAT) ? HEARTBEAT : "store-away")
                .put("severity", type.equals(HEARTBEAT) ? "info" : "critical").put("reason", reason).put("since", since.toString()).put("decided_at", now.toString());
        return new Message(MessageId.of(type, since.toString()), "", type, now, body.toString());
    }
}
