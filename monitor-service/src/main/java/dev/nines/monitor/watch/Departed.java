package dev.nines.monitor.watch;

import dev.nines.db.state.Incidents;
import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.evaluate.Everywhere;
import dev.nines.probe.Series;
import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds;
import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is open of somebody whom nobody asks any more: it would stay open for ever. */
final class Departed {
    /** A vantage from which nobody has watched for so long is gone. */
    private static final Duration GONE_AFTER = Duration.ofDays(1);

    private final Incidents incidents;
    private final String vantage;

    Departed(Incidents incidents, String vantage) {
        this.incidents = incidents;
        this.vantage = vantage;
    }

    /** Whether nobody else speaks for what is seen from there. */
    boolean isOurs(String from, Instant now) {
        return from.equals(vantage) || incidents.watchedUpTo(from).filter(upTo -> upTo.isBefore(now.minus(GONE_AFTER))).isPresent();
    }

    /**
     * Ends incidents.
     *
     * @param asked everyone who is asked from here
     * @param firing alerts as they are kept
     */
    List<Happening> ended(Collection<Series> asked, Collection<Alert> firing, Instant now) {
        var names = asked.stream().flatMap(Departed::names).collect(Collectors.toSet());
        return incidents.openIncidents().stream().filter(one -> isDeparted(one, names, now)).map(one -> ended(one, firing, now)).toList();
    }

    private boolean isDeparted(IncidentOpened one, Set<String> names, Instant now) {
        var series = one.series().name();
        var from = one.kind() == Kind.MONITOR ? series : series.substring(series.lastIndexOf('@') + 1);
        boolean isAsked = from.equals(vantage) && (one.kind() == Kind.MONITOR || names.contains(series));
        return !isAsked && !from.equals(Everywhere.VANTAGE) && isOurs(from, now);
    }

    /** The part of an endpoint or tier first is closed like any other: whoever is asked no more is no member either. */
    private static Happening ended(IncidentOpened one, Collection<Alert> firing, Instant now) {
        var grounds = new Grounds("not watched any more", List.of(new Figure("incident", one.incident()), new Figure("since", one.since().toString()),
                new Figure("until", now.toString())));
        var events = firing.stream().filter(alert -> isOf(alert, one)).<Event>map(alert -> new Event.Found(alert, new Finding.Quiet(grounds))).toList();
        return new Happening(List.of(new IncidentClosed(one.incident(), one.series(), now, now)), events);
    }

    private static boolean isOf(Alert alert, IncidentOpened one) {
        var rule = alert.labels().value(Label.RULE).orElse("");
        return switch (one.kind()) {
            case TARGET, TIER, ENDPOINT -> alert.isDown() && name(alert.labels()).equals(one.series().name());
            case DEGRADED -> rule.equals(Alert.DEGRADED) && name(alert.labels()).equals(one.series().name());
            case MONITOR -> rule.equals(Alert.MONITOR) && alert.labels().value(Label.VANTAGE).filter(one.series().name()::equals).isPresent();
        };
    }

    private static Stream<String> names(Series series) {
        var target = series.target();
        return Stream.of(series.name(), target.endpoint() + "@" + series.vantage(), target.endpoint() + "/" + series.tier() + "@" + series.vantage());
    }

    /** As incidents are named after whom they are about. */
    private static String name(Labels labels) {
        var of = labels.value(Label.MODEL).map(model -> "/" + labels.value(Label.PROBE).orElse("") + "/" + model)
                .or(() -> labels.value(Label.TIER).map(tier -> "/" + tier)).orElse("");
        return labels.value(Label.ENDPOINT).orElse("") + of + "@" + labels.value(Label.VANTAGE).orElse("");
    }
}
