package dev.nines.monitor.watch;

import dev.nines.monitor.alert.AlertChannel;
import dev.nines.monitor.alert.Delivery;
import dev.nines.monitor.alert.Messages;
import dev.nines.monitor.alert.StandardWebhooks;
import dev.nines.monitor.alert.WebhookChannel;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.live.ChangeRecorder;
import dev.nines.monitor.metrics.Metrics;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From a change of state to a receiver's answer: recorder, outbox, delivery. */
final class Telling implements AutoCloseable {
    private final InstantSource clock;
    private final HttpClient http = WebhookChannel.client();
    private final ChangeRecorder recorder;
    private final Delivery delivery;
    private volatile Messages messages;

    private Telling(List<ReceiverSettings> receivers, Stores stores, Metrics metrics, InstantSource clock) {
        this.clock = clock;
        this.messages = new Messages(receivers);
        this.delivery = new Delivery(stores.outbox(), channels(receivers), metrics.alerts()::attempted, clock);
        this.recorder = new ChangeRecorder(stores.stateLog(), change -> messages.of(change), delivery::wake);
    }

    static Telling open(List<ReceiverSettings> receivers, Stores stores, Metrics metrics, InstantSource clock) {
        receivers.forEach(r -> metrics.alerts().receiver(r.name()));
        return new Telling(receivers, stores, metrics, clock);
    }

    /** Tells others from now on. What was written for one that is gone is its message still. */
    void tell(List<ReceiverSettings> receivers) {
        delivery.deliverOver(channels(receivers));
        messages = new Messages(receivers);
    }

    Messages messages() {
        return messages;
    }

    ChangeRecorder recorder() {
        return recorder;
    }

    Delivery delivery() {
        return delivery;
    }

    void start() {
        recorder.start();
        delivery.start();
    }

    @Override
    public void close() {
        recorder.close();
        delivery.close();
    }

    private Map<String, AlertChannel> channels(List<ReceiverSettings> receivers) {
        var channels = new HashMap<String, AlertChannel>();
        for (var r : receivers) {
            var signature = new StandardWebhooks(List.of(r.signingSecret().reveal()));
            channels.put(r.name(), new WebhookChannel(http, r.url(), signature, clock));
        }
        return channels;
    }
}
