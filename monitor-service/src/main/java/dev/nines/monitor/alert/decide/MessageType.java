package dev.nines.monitor.alert.decide;

import dev.nines.sla.Label;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Telling.Kind;
import dev.nines.sla.alert.decide.Telling.Send;

/** What a message of a group is called: by what it is about, and where in its story it stands. */
final class MessageType {
    private MessageType() {}

    static String of(Send send) {
        var alert = send.lines().getFirst().alert();
        boolean ends = switch (send.kind()) {
            case RESOLVED, CLOSED -> true;
            case OPENED, UPDATED, REPEAT, FLAPPING -> false;
        };
        if (isOfIncident(alert)) return ends ? "incident.closed" : send.kind() == Kind.OPENED ? "incident.opened" : "incident.updated";
        return switch (alert.topic()) {
            case BURN -> ends ? "sla.burn.ended" : "sla.burn.started";
            case BREACH -> ends ? "alert.resolved" : "sla.breach.certain";
            case MONITOR -> alert.labels().value(Label.RECEIVER).isPresent() ? other(ends) : ends ? "monitor.seeing" : "monitor.blind";
            case OUTAGE, UPTIME, TAIL, PROMISE, OFFER, COST -> other(ends);
        };
    }

    static boolean isOfIncident(Alert alert) {
        return alert.isDown() || alert.labels().value(Label.RULE).filter(Alert.DEGRADED::equals).isPresent();
    }

    private static String other(boolean ends) {
        return ends ? "alert.resolved" : "alert.fired";
    }
}
