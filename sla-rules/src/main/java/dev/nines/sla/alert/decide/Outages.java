package dev.nines.sla.alert.decide;

import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is down, and who was a while ago. What is down is told once: an outage of an endpoint or tier stands for those of its targets, and
 * any outage for the budgets and percentiles that it spoils, until their windows have forgotten it.
 */
public final class Outages {
    public static final Outages NONE = new Outages(Set.of());
    private static final Set<Label> ALL_BUT_RULE = EnumSet.complementOf(EnumSet.of(Label.RULE));

    private final Map<Labels, Outage> all = new HashMap<>();
    /** Which labels outages have: few kinds, so that each alert is asked about only so many, however many are down. */
    private final Set<Set<Label>> kinds = new LinkedHashSet<>();

    /** Of those of the same labels, the one that lasts longest counts. */
    public Outages(Collection<Outage> outages) {
        for (var outage : outages) {
            all.merge(outage.of(), outage, (one, other) -> other.until().isAfter(one.until()) ? other : one);
            kinds.add(outage.of().values().keySet());
        }
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
        var labels = alert.labels().only(ALL_BUT_RULE);
        return kinds.stream().filter(kind -> spoils(kind, labels, alert.topic()))
                .flatMap(kind -> Stream.ofNullable(all.get(labels.only(kind))))
                .filter(outage -> lasts(outage, alert, now)).findFirst();
    }

    private static boolean lasts(Outage outage, Alert alert, Instant now) {
        return outage.until().equals(Instant.MAX) || now.isBefore(outage.until().plus(alert.memory()));
    }

    private static boolean spoils(Set<Label> kind, Labels labels, Topic topic) {
        if (!labels.values().keySet().containsAll(kind)) return false;
        return switch (topic) {
            case OUTAGE -> kind.size() < labels.values().size();
            case BURN, UPTIME, TAIL -> true;
            case PROMISE, BREACH, OFFER, COST, MONITOR -> false;
        };
    }
}
