package dev.nines.sla.alert.decide;

import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.Topic;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Who is down, and who was a while ago. What is down is told once: an outage of an endpoint or tier stands for those of its targets, and
 * any outage for the budgets and percentiles that it spoils, until their windows have forgotten it.
 */
public record Outages(List<Outage> all) {
    public static final Outages NONE = new Outages(List.of());

    public Outages {
        all = List.copyOf(all);
    }

    /**
     * @param of its labels without the rule: an endpoint's has fewer than its targets'
     * @param until {@code Instant.MAX} while it lasts
     */
    public record Outage(Labels of, Instant until) {
        public static Outage lasting(Labels of) {
            return new Outage(of, Instant.MAX);
        }
    }

    Optional<Outage> inhibiting(Alert alert, Instant now) {
        return all.stream().filter(outage -> covers(outage, alert) && lasts(outage, alert, now)).findFirst();
    }

    private static boolean lasts(Outage outage, Alert alert, Instant now) {
        return outage.until().equals(Instant.MAX) || now.isBefore(outage.until().plus(alert.memory()));
    }

    private static boolean covers(Outage outage, Alert alert) {
        var labels = alert.labels().only(EnumSet.complementOf(EnumSet.of(Label.RULE)));
        if (!labels.contain(outage.of())) return false;
        return switch (alert.topic()) {
            case OUTAGE -> !labels.equals(outage.of());
            case UPTIME, TAIL -> true;
            case PROMISE, OFFER, COST, MONITOR -> false;
        };
    }
}
