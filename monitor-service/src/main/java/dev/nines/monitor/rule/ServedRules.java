package dev.nines.monitor.rule;

import dev.nines.db.question.ServedNames;
import dev.nines.probe.Attribute;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.alert.AlertRules;
import dev.nines.sla.alert.ServedOther;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whether what answers is what was asked, or what answered until now. Hears observations on any thread. */
public final class ServedRules implements Source, Consumer<Observation> {
    private static final List<ServedOther> RULES =
            AlertRules.offer().stream().filter(ServedOther.class::isInstance).map(ServedOther.class::cast).toList();
    private static final Duration LEARN_FROM = Duration.ofDays(1);

    private final Supplier<Collection<Series>> series;
    private final Function<Series, String> tier;
    private final Turns turns;
    private final Map<Key, NamesServed> names = new HashMap<>();
    private boolean hasLearnt;

    /** What answered before this process began. */
    @FunctionalInterface
    public interface Turns {
        List<ServedNames.Turn> of(ServedNames.Field field, Instant from, Instant to);
    }

    private record Key(String series, ServedOther.Field field) {}

    /** @param tier that is asked for; empty where none is */
    public ServedRules(Supplier<Collection<Series>> series, Function<Series, String> tier, Turns turns) {
        this.series = series;
        this.tier = tier;
        this.turns = turns;
    }

    /** Before the past is known nothing is learnt of the present: one begins where the other ends. */
    @Override
    public synchronized void accept(Observation o) {
        if (!hasLearnt || o.observationClass() != ObservationClass.OK) return;
        for (var field : ServedOther.Field.values()) {
            o.reply().attribute(attribute(field)).filter(name -> !name.isBlank()).ifPresent(name -> note(new Key(o.series().name(), field), name, 1, o.scheduledAt()));
        }
    }

    @Override
    public synchronized List<Event> events(Instant now) {
        if (!hasLearnt) learn(now);
        var events = new ArrayList<Event>();
        for (var one : series.get()) {
            for (var rule : RULES) {
                var known = names.get(new Key(one.name(), rule.field()));
                if (known != null) events.add(new Event.Found(Alert.of(rule, LabelsOf.series(one)), rule.find(known.served(asked(one, rule)))));
            }
        }
        return events;
    }

    private void learn(Instant now) {
        for (var field : ServedOther.Field.values()) {
            for (var turn : turns.of(question(field), now.minus(LEARN_FROM), now)) {
                note(new Key(turn.series().name(), field), turn.name(), turn.answers(), turn.last());
            }
        }
        hasLearnt = true;
    }

    private void note(Key key, String name, long answers, Instant at) {
        names.computeIfAbsent(key, _ -> new NamesServed()).note(name, answers, at);
    }

    private String asked(Series series, ServedOther rule) {
        return switch (rule.field()) {
            case MODEL -> series.target().model();
            case SERVICE_TIER -> tier.apply(series);
        };
    }

    private static Attribute attribute(ServedOther.Field field) {
        return switch (field) {
            case MODEL -> Attribute.SERVED_MODEL;
            case SERVICE_TIER -> Attribute.SERVICE_TIER;
        };
    }

    private static ServedNames.Field question(ServedOther.Field field) {
        return switch (field) {
            case MODEL -> ServedNames.Field.MODEL;
            case SERVICE_TIER -> ServedNames.Field.SERVICE_TIER;
        };
    }
}
