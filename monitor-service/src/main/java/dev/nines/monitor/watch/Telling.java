package dev.nines.monitor.watch;

import dev.nines.monitor.alert.AlertChannel;
import dev.nines.monitor.alert.Delivery;
import dev.nines.monitor.alert.Messages;
import dev.nines.monitor.alert.StandardWebhooks;
import dev.nines.monitor.alert.WebhookChannel;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.live.ChangeRecorder;
import dev.nines.monitor.metrics.Metrics;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From a change of state to a receiver's answer: recorder, outbox, delivery. */
record Telling(Messages messages, ChangeRecorder recorder, Delivery delivery) implements AutoCloseable {

    static Telling open(List<ReceiverSettings> receivers, Stores stores, Metrics metrics, InstantSource clock) {
        var messages = new Messages(receivers);
        receivers.forEach(r -> metrics.alerts().receiver(r.name()));
        var delivery = new Delivery(stores.outbox(), channels(receivers, clock), metrics.alerts()::attempted, clock);
        return new Telling(messages, new ChangeRecorder(stores.stateLog(), messages::of, delivery::wake), delivery);
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

    private static Map<String, AlertChannel> channels(List<ReceiverSettings> receivers, InstantSource clock) {
        var http = WebhookChannel.client();
        var channels = new HashMap<String, AlertChannel>();
        for (var r : receivers) {
            var signature = new StandardWebhooks(List.of(r.signingSecret().reveal()));
            channels.put(r.name(), new WebhookChannel(http, r.url(), signature, clock));
        }
        return channels;
    }
}
