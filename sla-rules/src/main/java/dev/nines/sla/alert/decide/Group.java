package dev.nines.sla.alert.decide;

import dev.nines.sla.Labels;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Alerts that are told together, and what was told of them.
 *
 * @param sent messages so far
 * @param openedAt when the first message of what is open now was decided; with the labels it names the conversation
 * @param toldAt when the newest one was
 */
public record Group(Labels labels, long sent, Instant openedAt, Instant toldAt, SequencedMap<Labels, Tracked> alerts) {
    public Group {
        alerts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(alerts));
    }

    public static Group start(Labels labels) {
        return new Group(labels, 0, Instant.MIN, Instant.MIN, new LinkedHashMap<>());
    }

    /** Whether somebody was told that something fires, and not yet that all is over. */
    public boolean isOpen() {
        return alerts.values().stream().anyMatch(Tracked::isOpenToOthers);
    }

    /** Whether it may be forgotten: nothing fires, nothing is owed, and what came and went is too long ago to flap. */
    public boolean isIdle(Instant now, Policy.Flapping policy) {
        return alerts.values().stream().allMatch(one ->
                one.phase() instanceof Tracked.Phase.Calm && !now.isBefore(one.flaps().forgottenAt(policy)));
    }

    /** Of the group and the time of its opening: {@code endpoint=a, rule=down@2026-10-01T00:00:00Z}. */
    String conversation(Instant opened) {
        return (labels.values().isEmpty() ? "all" : labels.text()) + "@" + opened;
    }

    Tracked tracked(Alert alert) {
        return alerts.getOrDefault(alert.labels(), Tracked.start(alert));
    }

    Group with(Tracked one) {
        return with(List.of(one));
    }

    Group with(Collection<Tracked> some) {
        var more = new LinkedHashMap<>(alerts);
        some.forEach(one -> more.put(one.alert().labels(), one));
        return new Group(labels, sent, openedAt, toldAt, more);
    }

    Group toldAt(Instant now) {
        var opened = openedAt.equals(Instant.MIN) ? now : openedAt;
        return new Group(labels, sent + 1, isOpen() ? opened : Instant.MIN, now, alerts);
    }
}
