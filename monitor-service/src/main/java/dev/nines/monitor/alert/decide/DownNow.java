package dev.nines.monitor.alert.decide;

import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.alert.decide.Outages;
import dev.nines.sla.alert.decide.Outages.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** Who is down, and who was so lately that windows remember it. A value: what a transaction that fails would have learnt is not kept. */
final class DownNow {
    static final DownNow NOBODY = new DownNow(Map.of());
    /** Longer than the short window of any burn rate. */
    static final Duration REMEMBERED = Duration.ofHours(7);

    private final Map<Labels, Instant> until;
    private final Outages outages;

    private DownNow(Map<Labels, Instant> until) {
        this.until = Map.copyOf(until);
        this.outages = new Outages(until.entrySet().stream().map(e -> new Outage(e.getKey(), e.getValue())).toList());
    }

    static DownNow of(Collection<Outage> outages) {
        var until = new HashMap<Labels, Instant>();
        outages.forEach(o -> until.merge(o.of(), o.until(), (a, b) -> a.isAfter(b) ? a : b));
        return new DownNow(until);
    }

    DownNow and(DownNow other) {
        if (other.until.isEmpty()) return this;
        var both = new HashMap<>(until);
        other.until.forEach((of, end) -> both.merge(of, end, (a, b) -> a.isAfter(b) ? a : b));
        return new DownNow(both);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DownNow that && until.equals(that.until);
    }

    @Override
    public int hashCode() {
        return until.hashCode();
    }

    Outages outages() {
        return outages;
    }

    DownNow after(Collection<Event> events, Instant now) {
        var next = new HashMap<>(until);
        for (var event : events) {
            if (!(event instanceof Event.Found(Alert alert, Finding finding)) || !alert.isDown()) continue;
            var labels = alert.labels().only(EnumSet.complementOf(EnumSet.of(Label.RULE)));
            switch (finding) {
                case Finding.Firing _ -> next.put(labels, Instant.MAX);
                case Finding.Quiet _ -> next.replace(labels, Instant.MAX, now);
                case Finding.NoData _ -> {}
            }
        }
        next.values().removeIf(end -> end.isBefore(now.minus(REMEMBERED)));
        return next.equals(until) ? this : new DownNow(next);
    }
}
