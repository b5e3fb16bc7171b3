package dev.nines.monitor.watch;

import dev.nines.monitor.alert.Delivery;
import dev.nines.monitor.alert.Messages;
import dev.nines.monitor.alert.SignOfLife;
import dev.nines.monitor.alert.channel.Channels;
import dev.nines.monitor.alert.channel.Resending;
import dev.nines.monitor.alert.decide.AlertDesk;
import dev.nines.monitor.alert.decide.GroupMessages;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.metrics.Metrics;
import dev.nines.monitor.outbound.NameLookup;
import dev.nines.monitor.outbound.OutboundClient;
import dev.nines.monitor.outbound.OutboundGuard;
import dev.nines.monitor.outbound.Reach;
import dev.nines.monitor.silence.SilenceBook;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** From what happened to a receiver's answer: desk, outbox, delivery. */
final class Telling implements AutoCloseable {
    private final InstantSource clock;
    /** Receivers stand in the configuration, and whoever writes that owns the machine. */
    private final OutboundClient http = OutboundClient.open(new OutboundGuard(Reach.OPERATOR, NameLookup.SYSTEM));
    private final AlertDesk desk;
    private final Delivery delivery;
    private final Resending resending;
    private final SignOfLife life;
    private volatile Messages messages;

    private Telling(Settings settings, Stores stores, Metrics metrics, Sight sight) {
        var clock = sight.clock();
        var receivers = settings.receivers();
        this.clock = clock;
        this.messages = new Messages(receivers);
        this.delivery = new Delivery(stores.outbox(), Channels.of(receivers, http, clock), metrics.alerts()::attempted, clock);
        this.resending = new Resending(stores.deliveries(), http, clock);
        resending.to(receivers);
        this.life = new SignOfLife(new SignOfLife.Ports(stores.deliveries()::pending, sight.blind(), clock), receivers, Channels.of(receivers, http, clock));
        this.desk = new AlertDesk(new AlertDesk.Ports(stores.alertLog(), sight.silences()::known, clock, delivery::wake), grouped(settings));
        sight.silences().onChange(desk::lookAgain);
    }

    /** @param blind why nothing would be noticed; empty where all is well */
    record Sight(InstantSource clock, Supplier<Optional<String>> blind, SilenceBook silences) {}

    static Telling open(Settings settings, Stores stores, Metrics metrics, Sight sight) {
        settings.receivers().forEach(r -> metrics.alerts().receiver(r.name()));
        return new Telling(settings, stores, metrics, sight);
    }

    /** Tells others from now on. What was written for one that is gone is its message still. */
    void tell(Settings settings) {
        var receivers = settings.receivers();
        delivery.deliverOver(Channels.of(receivers, http, clock));
        resending.to(receivers);
        life.tell(receivers, Channels.of(receivers, http, clock));
        messages = new Messages(receivers);
        desk.tellBy(grouped(settings));
    }

    private static GroupMessages grouped(Settings settings) {
        return new GroupMessages(settings.receivers(), settings.alerts().receivers());
    }

    Messages messages() {
        return messages;
    }

    AlertDesk desk() {
        return desk;
    }

    SignOfLife life() {
        return life;
    }

    Delivery delivery() {
        return delivery;
    }

    void start() {
        delivery.start();
        resending.start();
    }

    @Override
    public void close() {
        desk.close();
        delivery.close();
        resending.close();
        http.close();
    }
}
