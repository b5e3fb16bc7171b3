package dev.nines.monitor.rule;

import dev.nines.monitor.evaluate.Counted;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.probe.Series;
import dev.nines.sla.alert.MonitorBlind;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.sample.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether what was planned is observed. What came before this process is not its matter: a restart is not blindness. */
public final class BlindRule implements Source {
    private static final MonitorBlind BLIND = Rules.usual(MonitorBlind.class);
    /** A slow answer, and the way from the spool. */
    private static final Duration ON_THEIR_WAY = Duration.ofMinutes(2);

    private final Supplier<Collection<Series>> series;
    private final Counts counts;
    private final Planned planned;
    private final Instant began;

    /** @param began when this process did */
    BlindRule(Supplier<Collection<Series>> series, Counts counts, Planned planned, Instant began) {
        this.series = series;
        this.counts = counts;
        this.planned = planned;
        this.began = began;
    }

    /** Slots in {@code [from, to)} that a monitor had in hand. */
    @FunctionalInterface
    public interface Planned {
        Map<Series, Long> slots(Collection<Series> of, Instant from, Instant to);
    }

    @Override
    public List<Event> events(Instant now) {
        var to = now.minus(ON_THEIR_WAY);
        var from = to.minus(BLIND.window());
        var asked = series.get();
        if (asked.isEmpty() || from.isBefore(began)) return List.of();
        var slots = planned.slots(asked, from, to);
        var classes = counts.classes(List.of(from, to)).getFirst();
        long expected = 0;
        long observed = 0;
        for (var one : asked) {
            long wanted = slots.getOrDefault(one, 0L);
            long seen = classes.getOrDefault(one, Map.of()).entrySet().stream()
                    .filter(c -> Grading.counted(c.getKey(), Grading.OUR_OWN, Gone.WHILE_OFFERED) != Counted.MISSING).mapToLong(Map.Entry::getValue).sum();
            expected += wanted;
            observed += Math.min(wanted, seen);
        }
        var vantage = asked.iterator().next().vantage();
        return List.of(new Event.Found(Alert.of(BLIND, LabelsOf.vantage(vantage)), BLIND.find(new Coverage(observed, expected))));
    }
}
