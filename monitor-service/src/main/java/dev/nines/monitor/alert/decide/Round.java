package dev.nines.monitor.alert.decide;

import dev.nines.sla.Labels;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Context;
import dev.nines.sla.alert.decide.Decider;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.alert.decide.Group;
import dev.nines.sla.alert.decide.Telling;
import dev.nines.sla.store.AlertLog.Entries;
import dev.nines.sla.store.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what happened, and what is due, in one transaction. For one thread, once. */
final class Round {
    private static final Logger log = LoggerFactory.getLogger(Round.class);

    private final Entries entries;
    private final Context context;
    private final GroupMessages messages;
    private final Instant now;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Instant> due = new HashMap<>();
    private final List<Message> told = new ArrayList<>();

    Round(Entries entries, Context context, GroupMessages messages, Instant now) {
        this.entries = entries;
        this.context = context;
        this.messages = messages;
        this.now = now;
    }

    /**
     * What is to be known afterwards.
     *
     * @param due when each group that was decided is to be decided again; {@code Instant.MAX} for never
     * @param idle those of which nothing is kept
     */
    record Outcome(Map<String, Instant> due, Set<String> idle, int told) {}

    /** @param kept groups of which something is known: what is quiet and was so before needs no decision */
    void take(Event event, Set<String> kept) {
        switch (event) {
            case Event.Found(var alert, var finding) -> {
                if (finding instanceof Finding.Firing || isKnown(alert, kept)) decide(key(alert), event);
            }
            case Event.Changed(var alert, _) -> {
                if (isKnown(alert, kept)) decide(key(alert), event);
            }
            case Event.Tick _ -> {} // of no group
        }
    }

    void tick(String group) {
        if (!due.containsKey(group)) decide(group, new Event.Tick());
    }

    Outcome end() {
        var idle = groups.entrySet().stream().filter(e -> e.getValue().isIdle(now, context.policy().flapping())).map(Map.Entry::getKey).toList();
        idle.forEach(group -> {
            entries.forget(group);
            due.remove(group);
        });
        due.forEach((group, at) -> entries.keep(group, GroupJson.text(of(group)), at));
        entries.tell(told);
        return new Outcome(Map.copyOf(due), Set.copyOf(idle), told.size());
    }

    private boolean isKnown(Alert alert, Set<String> kept) {
        var group = key(alert);
        return groups.containsKey(group) || kept.contains(group);
    }

    private void decide(String key, Event event) {
        var decision = Decider.decide(groups.computeIfAbsent(key, _ -> kept(key, event)), event, context, now);
        groups.put(key, decision.group());
        switch (decision.telling()) {
            case Telling.Hold hold -> due.put(key, hold.until());
            case Telling.Send send -> {
                told.addAll(messages.of(decision.group(), send, now));
                decide(key, new Event.Tick()); // which says when to look again
            }
        }
    }

    private Group kept(String key, Event event) {
        var text = entries.group(key);
        try {
            return text.map(GroupJson::group).orElseGet(() -> Group.start(labels(event)));
        } catch (IllegalArgumentException e) { // written by a later version, or by hand: what fires fires again
            log.error("what was told of a group of alerts cannot be read, it is begun afresh group={}", key, e);
            return Group.start(labels(event));
        }
    }

    private Group of(String key) {
        return Optional.ofNullable(groups.get(key)).orElseThrow();
    }

    private String key(Alert alert) {
        var labels = context.policy().group(alert);
        return labels.values().isEmpty() ? "all" : labels.text();
    }

    private Labels labels(Event event) {
        return switch (event) {
            case Event.Found(var alert, _) -> context.policy().group(alert);
            case Event.Changed(var alert, _) -> context.policy().group(alert);
            case Event.Tick _ -> Labels.NONE;
        };
    }
}
