package dev.nines.monitor.evaluate;

import dev.nines.monitor.evaluate.PeriodReview.Sources;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.LocalDay;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.Judged;
import dev.nines.sla.statement.LatencyProfile;
import dev.nines.sla.statement.Recount;
import dev.nines.sla.statement.Watched;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One subject of a period, read once from its first run to its last. For one thread. */
final class SubjectReview {
    private final Sources sources;
    private final Case judged;
    private final Span time;
    private final Subject subject;
    private final Map<Series, WatchTally> watching = new LinkedHashMap<>();
    private final SeriesAccount account;
    private final SeriesFigures figures;
    private final Seen seen = new Seen();

    /** What a period is judged by. */
    record Case(Contract contract, Frame frame, Instant at, IncidentRule rule) {}

    /** What was found; the runs themselves are forgotten. */
    record Found(List<Judged> judged, List<IncidentLine> incidents, List<LatencyProfile> latencies, List<Watched> watched,
            Map<String, Long> excludedRuns, Seen seen) {
        static final Found NOTHING = new Found(List.of(), List.of(), List.of(), List.of(), Map.of(), new Seen());
    }

    /** Observations of the judged time. */
    static final class Seen {
        long observations;
        long simulated;
        long notFound;

        void add(Observation o) {
            observations++;
            if (o.simulated()) simulated++;
            if (o.observationClass() == ObservationClass.MODEL_NOT_FOUND) notFound++;
        }

        void add(Seen other) {
            observations += other.observations;
            simulated += other.simulated;
            notFound += other.notFound;
        }
    }

    SubjectReview(Sources sources, Case judged, Subject subject) {
        this.sources = sources;
        this.judged = judged;
        this.subject = subject;
        this.time = judged.frame().judged();
        subject.members().forEach(one -> watching.put(one, new WatchTally(one, time, sources.planned().schedule(one, time))));
        account = new SeriesAccount(subject.id(), new SeriesAccount.Terms(judged.contract(), judged.frame()), judged.rule());
        figures = new SeriesFigures(judged.contract(), judged.frame(), judged.contract().counting().exclusions().asOf(judged.at()));
    }

    Found found() {
        new RunReader(sources, judged.contract()).read(subject, judged.contract().reach(judged.frame().period()), this::saw, run -> {
            account.add(run);
            figures.add(run);
        });
        var planned = planned();
        if (planned.count() == 0 && seen.observations == 0) return Found.NOTHING;
        var basis = Basis.of(judged.contract(), judged.frame().period(), planned.count(), judged.at());
        var days = planned.byDay(LocalDay.of(time, judged.contract().zone()));
        return new Found(account.judged(basis, days).stream().map(one -> one.with(recounts(one.verdict()))).toList(), account.incidents(),
                figures.profiles(account), watching.values().stream().map(WatchTally::watched).toList(), figures.excludedRuns(), seen);
    }

    /** Counts what lies in the judged time; the account may look a little farther. */
    @SuppressWarnings("NullAway") // nobody but a member is read
    private void saw(Observation o) {
        if (!time.contains(o.scheduledAt())) return;
        seen.add(o);
        watching.get(o.series()).add(o);
    }

    /** Of several vantages, that of the one that was to look most often. */
    private Schedule planned() {
        return watching.values().stream().map(WatchTally::schedule).max(Comparator.comparingLong(Schedule::count)).orElseThrow();
    }

    private List<Recount> recounts(Verdict verdict) {
        return sources.recounting().of(verdict.evidence().rule(),
                new Recounting.Judged(judged.contract(), judged.frame(), subject.members(), round()));
    }

    /** Of one vantage none is asked for. */
    private Duration round() {
        return switch (judged.contract().counting().viewpoint()) {
            case Viewpoint.EachVantage _ -> Duration.ZERO;
            case Viewpoint.Together _ -> RunReader.round(sources, subject, judged.contract().reach(judged.frame().period()));
        };
    }
}
