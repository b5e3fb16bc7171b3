package dev.nines.monitor.live;

import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.evaluate.Everywhere;
import dev.nines.monitor.evaluate.IncidentId;
import dev.nines.monitor.rule.LabelsOf;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.incident.scope.MemberChange;
import dev.nines.sla.incident.scope.MemberChange.WentDown;
import dev.nines.sla.incident.scope.ScopePolicy;
import dev.nines.sla.incident.scope.ScopeState;
import dev.nines.sla.incident.scope.ScopeStep;
import dev.nines.sla.incident.scope.ScopeTracker;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentJoined;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Endpoints and tiers many of whose targets are down at once: one incident with its members. Seen from one vantage, or from everywhere. Not for
 * several threads.
 */
final class ScopeWatch {
    private final ScopeTracker tracker = new ScopeTracker(ScopePolicy.USUAL);
    private final Supplier<Collection<Series>> asked;
    private final Map<Scope, ScopeState> states = new HashMap<>();

    /** @param asked everyone who is asked now: a share of them makes an outage */
    ScopeWatch(Supplier<Collection<Series>> asked) {
        this.asked = asked;
    }

    /** @param tier blank for an endpoint as a whole */
    private record Scope(String endpoint, String tier, String vantage) {
        static Scope endpoint(Series series) {
            return new Scope(series.target().endpoint(), "", series.vantage());
        }

        static Scope tier(Series series) {
            return new Scope(series.target().endpoint(), series.tier(), series.vantage());
        }

        Kind kind() {
            return tier.isBlank() ? Kind.ENDPOINT : Kind.TIER;
        }

        SeriesId id() {
            return new SeriesId(endpoint + (tier.isBlank() ? "" : "/" + tier) + "@" + vantage);
        }

        Alert alert() {
            return Alert.down(LabelsOf.from(vantage, LabelsOf.tier(endpoint, tier)));
        }

        boolean holds(Series series) {
            boolean isSeenFromHere = vantage.equals(Everywhere.VANTAGE) || series.vantage().equals(vantage);
            return isSeenFromHere && series.target().endpoint().equals(endpoint) && (tier.isBlank() || series.tier().equals(tier));
        }
    }

    /** What was open when this process started. */
    void restore(Kind kind, Series anyMember, Instant since, Map<SeriesId, Instant> members) {
        var scope = kind == Kind.TIER ? Scope.tier(anyMember) : Scope.endpoint(anyMember);
        var down = new TreeMap<>(states.getOrDefault(scope, ScopeState.start()).down());
        down.putAll(members);
        states.put(scope, new ScopeState.Open(since, down, new TreeSet<>(members.keySet())));
    }

    /** A target that was down when this process started. */
    void restore(Series member, Instant since) {
        for (var scope : scopes(member)) {
            var down = new TreeMap<>(states.getOrDefault(scope, ScopeState.start()).down());
            down.put(new SeriesId(member.name()), since);
            states.put(scope, switch (states.getOrDefault(scope, ScopeState.start())) {
                case ScopeState.Calm _ -> new ScopeState.Calm(down);
                case ScopeState.Open open -> new ScopeState.Open(open.since(), down, open.members());
            });
        }
    }

    /** The tier first: where the endpoint is down too, that is told, and the tier is part of it. */
    List<Happening> after(Series series, MemberChange change) {
        return scopes(series).stream().flatMap(scope -> after(scope, change).stream()).toList();
    }

    private Optional<Happening> after(Scope scope, MemberChange change) {
        int targets = (int) asked.get().stream().filter(scope::holds).count();
        var decision = tracker.next(states.getOrDefault(scope, ScopeState.start()), change, targets);
        states.put(scope, decision.state());
        return switch (decision.step()) {
            case ScopeStep.Opened opened -> happening(scope, opened.since(), opened, opened(scope, opened));
            case ScopeStep.Updated updated -> happening(scope, updated.since(), updated, joined(scope, updated, change));
            case ScopeStep.Closed closed -> happening(scope, closed.since(), closed, List.of(new IncidentClosed(
                    IncidentId.of(scope.id(), closed.since()), scope.id(), closed.until(), closed.decidedAt())));
            case ScopeStep.Hold _ -> Optional.empty();
        };
    }

    private static Optional<Happening> happening(Scope scope, Instant since, ScopeStep step, List<StateChange> changes) {
        var events = Event.of(scope.alert(), IncidentId.of(scope.id(), since), step);
        return Optional.of(new Happening(changes, events.stream().toList()));
    }

    private List<StateChange> opened(Scope scope, ScopeStep.Opened step) {
        var whole = IncidentId.of(scope.id(), step.since());
        var changes = new ArrayList<StateChange>();
        changes.add(new IncidentOpened(whole, scope.kind(), scope.id(), step.since(), step.decidedAt(), step.reason()));
        var wider = openAround(scope);
        if (wider.isPresent()) { // which its members are part of already
            changes.add(new IncidentJoined(whole, wider.get(), step.decidedAt()));
            return changes;
        }
        openWithin(scope).forEach(tier -> changes.add(new IncidentJoined(tier, whole, step.decidedAt())));
        step.members().forEach((member, since) -> changes.add(new IncidentJoined(IncidentId.of(member, since), whole, step.decidedAt())));
        return changes;
    }

    /** The incident of a tier's endpoint, where that is down too. */
    private Optional<String> openAround(Scope scope) {
        var endpoint = new Scope(scope.endpoint(), "", scope.vantage());
        return scope.equals(endpoint) ? Optional.empty() : openId(endpoint);
    }

    /** The incidents of an endpoint's tiers. */
    private List<String> openWithin(Scope scope) {
        return states.keySet().stream().filter(one -> !one.equals(scope) && one.endpoint().equals(scope.endpoint()) && one.vantage().equals(scope.vantage()))
                .flatMap(one -> openId(one).stream()).sorted().toList();
    }

    private Optional<String> openId(Scope scope) {
        return states.getOrDefault(scope, ScopeState.start()) instanceof ScopeState.Open open
                ? Optional.of(IncidentId.of(scope.id(), open.since())) : Optional.empty();
    }

    private static List<StateChange> joined(Scope scope, ScopeStep.Updated step, MemberChange change) {
        if (!(change instanceof WentDown(SeriesId member, Instant since, Instant decidedAt, String _))) return List.of();
        return List.of(new IncidentJoined(IncidentId.of(member, since), IncidentId.of(scope.id(), step.since()), decidedAt));
    }

    private List<Scope> scopes(Series series) {
        var endpoint = Scope.endpoint(series);
        var tier = Scope.tier(series);
        if (tier.equals(endpoint) || asked.get().stream().filter(endpoint::holds).allMatch(tier::holds)) return List.of(endpoint);
        return List.of(tier, endpoint);
    }
}
