package dev.nines.monitor.live;

import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.alert.decide.Warrant;
import dev.nines.monitor.config.IncidentSettings.Viewers;
import dev.nines.monitor.evaluate.Everywhere;
import dev.nines.monitor.evaluate.IncidentRule;
import dev.nines.monitor.evaluate.Whose;
import dev.nines.monitor.rule.LabelsOf;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds;
import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.incident.Quorum;
import dev.nines.sla.incident.Step;
import dev.nines.sla.incident.Together;
import dev.nines.sla.incident.scope.MemberChange;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Incidents of targets that several vantages decide on together, from committed observations. One process at a time has the say, under a
 * {@link Warrant.Term}; what it knows is kept with what it decides, so that the next one neither skips a row nor decides one twice. For one
 * thread.
 */
public final class TogetherWatch {
    private static final Logger log = LoggerFactory.getLogger(TogetherWatch.class);
    /** Of a vantage that was never heard: what is over by then is nobody's incident. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);
    private static final int RUNS = 3;

    private final Supplier<Collection<Series>> asked;
    private final Function<Observation, Sample> grade;
    private final Function<Series, Duration> pace;
    private final Map<String, Panel> panels = new HashMap<>();
    private final Map<String, Series> targets = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private ScopeWatch scopes;
    private Mandate mandate;

    /**
     * By what it decides.
     *
     * @param duty in whose term it does so
     */
    public record Mandate(IncidentTracker tracker, Viewers.Together viewers, String duty, long term) {}

    /**
     * @param asked everyone who is asked now, from this process's vantage: others ask the same of the same
     * @param pace how far two runs of a series are apart
     */
    public TogetherWatch(Supplier<Collection<Series>> asked, Function<Observation, Sample> grade, Function<Series, Duration> pace, Mandate mandate) {
        this.asked = asked;
        this.grade = grade;
        this.pace = pace;
        this.mandate = mandate;
        this.scopes = new ScopeWatch(asked);
    }

    /** Decides by other settings from now on. The words of vantages that have no say any more are forgotten. */
    public void decideBy(Mandate next) {
        if (next.equals(mandate)) return;
        mandate = next;
        panels.replaceAll((target, panel) -> {
            var fewer = panel.only(next.viewers().vantages().names());
            if (!fewer.equals(panel)) changed.add(target);
            return fewer;
        });
    }

    /** What the one before knew, by target. */
    public void takeUp(Map<String, String> kept) {
        panels.clear();
        changed.clear();
        scopes = new ScopeWatch(asked);
        var names = mandate.viewers().vantages().names();
        kept.forEach((target, text) -> {
            try {
                panels.put(target, PanelJson.panel(text).only(names).notOpen());
            } catch (IllegalArgumentException e) { // written by a later version, or by hand
                log.error("what is known of a target is begun afresh target={}", target, e);
            }
        });
    }

    /** An incident that is open. Call it after {@link #takeUp}, and before anything is heard. */
    public void restore(Series target, Instant since) {
        var everywhere = Everywhere.of(target);
        var name = target.target().name();
        targets.put(name, everywhere);
        panels.compute(name, (_, known) -> (known == null ? Panel.START : known).openSince(since));
        scopes.restore(everywhere, since);
    }

    /** The same of an endpoint's or tier's. */
    public void restore(Kind kind, Series anyMember, Instant since, Map<SeriesId, Instant> members) {
        scopes.restore(kind, Everywhere.of(anyMember), since, members);
    }

    /** From which slot on each series is to be read, of all that have a say. */
    public Map<Series, Instant> after(Collection<Series> known, Instant now) {
        var wanted = asked.get().stream().map(s -> s.target().name()).collect(Collectors.toSet());
        var names = mandate.viewers().vantages().names();
        var after = new HashMap<Series, Instant>();
        for (var series : known) {
            var target = series.target().name();
            boolean isWatched = wanted.contains(target) || panels.containsKey(target);
            if (isWatched && names.contains(series.vantage())) after.put(series, panels.getOrDefault(target, Panel.START).readUpTo(series.vantage(), now.minus(LOOK_BACK)));
        }
        return after;
    }

    /** What a committed run changes. One that was read before changes nothing. */
    public List<Happening> accept(Observation o, Instant now) {
        var name = o.series().target().name();
        var before = panels.getOrDefault(name, Panel.START);
        var theirs = Panel.decision(before.voice(o.series().vantage()), grade.apply(o), new IncidentRule(mandate.tracker()));
        var fresh = freshFor(o.series());
        var decision = new Quorum(mandate.viewers().vantages().quorum(), fresh)
                .next(before.together(), o.series().vantage(), theirs, now);
        var after = before.heard(o, theirs, decision.together());
        if (after.equals(before)) return List.of();
        panels.put(name, after);
        changed.add(name);
        var series = targets.compute(name, (_, _) -> Everywhere.of(asNow(o.series())));
        if (decision.step() instanceof Step.Hold) {
            boolean isNews = !before.together().failing(fresh).equals(decision.together().failing(fresh));
            return isNews ? keep(Set.of(name)) : List.of();
        }
        return stepped(series, decision.step(), decision.together().failing(fresh));
    }

    /**
     * The same of a run out of turn. It says nothing where its vantage suspects nothing: the failure that it confirms is not committed yet,
     * and would be late after it. Then it is read again.
     */
    public List<Happening> confirm(Observation o, Instant now) {
        var panel = panels.getOrDefault(o.series().target().name(), Panel.START);
        return switch (panel.voice(o.series().vantage()).tracker()) {
            case IncidentState.Up _ -> List.of();
            case IncidentState.Suspect _, IncidentState.Down _, IncidentState.Recovering _ -> accept(o, now);
        };
    }

    /** Ends what is open of targets that are asked no more: nobody can say how they are. */
    public List<Happening> forgetUnasked(Instant now) {
        var wanted = asked.get().stream().map(s -> s.target().name()).collect(Collectors.toSet());
        return panels.keySet().stream().filter(target -> !wanted.contains(target)).sorted().toList().stream()
                .flatMap(target -> forget(target, now).stream()).toList();
    }

    /** Ends everything that is open: each vantage decides by itself from now on. */
    public List<Happening> forgetAll(Instant now) {
        return panels.keySet().stream().sorted().toList().stream().flatMap(target -> forget(target, now).stream()).toList();
    }

    /** Keeps what has become known since something was last decided. */
    public List<Happening> checkpoint() {
        return changed.isEmpty() ? List.of() : keep(Set.copyOf(changed));
    }

    /** What each vantage says, by target, as it is kept. What cannot be read says nothing. */
    public static Map<String, Together> read(Map<String, String> kept) {
        var all = new HashMap<String, Together>();
        kept.forEach((target, text) -> {
            try {
                all.put(target, PanelJson.panel(text).together());
            } catch (IllegalArgumentException e) {
                log.debug("what is known of a target cannot be read target={}", target, e);
            }
        });
        return all;
    }

    private List<Happening> forget(String target, Instant now) {
        var series = targets.remove(target);
        var panel = panels.remove(target);
        changed.remove(target);
        var gone = new Warrant.Term(mandate.duty(), mandate.term(), Map.of(target, ""));
        if (series == null || panel == null || !(panel.together().state() instanceof IncidentState.Down(_, var since))) {
            return List.of(new Happening(List.of(), List.of(), gone));
        }
        var happenings = new ArrayList<Happening>();
        told(series, new Step.Closed(since, now, now), List.of()).forEach(h -> happenings.add(h.under(happenings.isEmpty() ? gone : term(Map.of()))));
        return happenings;
    }

    private List<Happening> stepped(Series series, Step step, Set<String> failing) {
        var names = String.join(", ", failing);
        var said = step instanceof Step.Opened o ? new Step.Opened(o.since(), o.decidedAt(), o.reason() + " from " + names) : step;
        var vantages = mandate.viewers().vantages();
        var figures = step instanceof Step.Opened
                ? List.of(new Figure("agreed", failing.size() + " of " + vantages.names().size()), new Figure("vantages", names)) : List.<Figure>of();
        var name = series.target().name();
        changed.remove(name);
        var known = Map.of(name, PanelJson.text(panels.getOrDefault(name, Panel.START)));
        var happenings = new ArrayList<Happening>();
        told(series, said, figures).forEach(h -> happenings.add(h.under(happenings.isEmpty() ? term(known) : term(Map.of()))));
        return happenings;
    }

    /** The target's own first. */
    private List<Happening> told(Series series, Step step, List<Figure> figures) {
        var id = new SeriesId(series.name());
        var happenings = new ArrayList<Happening>();
        new Whose(Kind.TARGET, id, Alert.down(LabelsOf.series(series))).happening(step).ifPresent(happenings::add);
        MemberChange.of(id, step).ifPresent(change -> happenings.addAll(scopes.after(series, change)));
        return happenings.stream().map(h -> witnessed(h, figures)).toList();
    }

    private static Happening witnessed(Happening happening, List<Figure> figures) {
        return new Happening(happening.changes(), happening.events().stream().map(event -> witnessed(event, figures)).toList(), happening.warrant());
    }

    private static Event witnessed(Event event, List<Figure> figures) {
        return switch (event) {
            case Event.Found(var alert, Finding.Firing(var grounds)) -> new Event.Found(alert, new Finding.Firing(with(grounds, figures)));
            case Event.Changed(var alert, var grounds) -> new Event.Changed(alert, with(grounds, figures));
            case Event.Found _, Event.Tick _ -> event;
        };
    }

    private static Grounds with(Grounds grounds, List<Figure> figures) {
        var all = new ArrayList<>(grounds.figures());
        all.addAll(figures);
        return new Grounds(grounds.reason(), all);
    }

    private List<Happening> keep(Set<String> wanted) {
        var known = new HashMap<String, String>();
        for (var target : wanted) known.put(target, PanelJson.text(panels.getOrDefault(target, Panel.START)));
        changed.removeAll(wanted);
        return List.of(new Happening(List.of(), List.of(), term(known)));
    }

    private Warrant term(Map<String, String> known) {
        return new Warrant.Term(mandate.duty(), mandate.term(), known);
    }

    /** Of the tier that it has here. */
    private Series asNow(Series series) {
        return asked.get().stream().filter(s -> s.target().equals(series.target())).findFirst().orElse(series);
    }

    private Duration freshFor(Series series) {
        var runs = pace.apply(series).multipliedBy(RUNS);
        var least = mandate.viewers().freshFor();
        return runs.compareTo(least) > 0 ? runs : least;
    }
}
