package dev.nines.monitor.evaluate;

import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.statement.Findings;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.Judged;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statement.Statements;
import dev.nines.sla.statement.Written;
import dev.nines.sla.verdict.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a closed period back, series by series, and lets the rules say what it was worth. */
public final class PeriodReview {
    private final Sources sources;
    private final IncidentRule rule;

    /**
     * What a period is read from.
     *
     * @param listings what the endpoints' lists said of the model of a series
     */
    public record Sources(ObservationHistory history, PlannedSlots planned, KeptRows kept, Function<Series, Listing> listings,
            Recounting recounting) {}

    public PeriodReview(Sources sources, IncidentTracker tracker) {
        this.sources = sources;
        this.rule = new IncidentRule(tracker);
    }

    /**
     * The period's statement; empty where no series was planned or seen in it,
     * because then there is nothing to account for.
     */
    public Optional<Statement> statement(Contract contract, Collection<Series> series, Period period, Written written) {
        return review(contract, series, contract.frame(period, written.at()), written);
    }

    /** What a period that is open has come to at the moment of writing: all of it undecided. Empty as above. */
    public Optional<Statement> forecast(Contract contract, Collection<Series> series, Period period, Written written) {
        var whole = contract.frame(period, written.at());
        var soFar = new Frame(period, whole.active().overlap(new Span(Instant.MIN, written.at())), whole.excluded());
        return review(contract, series, soFar, written);
    }

    private Optional<Statement> review(Contract contract, Collection<Series> series, Frame frame, Written written) {
        var period = frame.period();
        if (frame.judged().isEmpty()) return Optional.empty();
        var judged = new ArrayList<Judged>();
        var incidents = new ArrayList<IncidentLine>();
        var total = new Seen();
        for (var subject : Subject.of(contract, series)) {
            var account = new SeriesAccount(subject.id(), new SeriesAccount.Terms(contract, frame), rule);
            long slots = slots(subject, frame.judged());
            var seen = read(subject, contract, frame, account);
            if (slots == 0 && seen.observations == 0) continue;
            total.add(seen);
            var counted = new Recounting.Judged(contract, frame, subject.members(), round(subject, contract, period));
            account.judged(Basis.of(contract, period, slots, written.at()))
                    .forEach(one -> judged.add(one.with(sources.recounting().of(one.verdict().evidence().rule(), counted))));
            incidents.addAll(account.incidents());
        }
        if (judged.isEmpty()) return Optional.empty();
        var findings = new Findings(judged, incidents, Stream.concat(notes(total).stream(), gaps(series, frame.judged()).stream()).toList());
        return Optional.of(period.isOpenAt(written.at()) ? Statements.forecast(contract, period, findings, written)
                : Statements.write(contract, period, findings, written));
    }

    private Duration round(Subject subject, Contract contract, Period period) {
        return switch (contract.counting().viewpoint()) {
            case Viewpoint.EachVantage _ -> Duration.ZERO;
            case Viewpoint.Together _ -> RunReader.round(sources, subject, contract.reach(period));
        };
    }

    private static List<String> notes(Seen seen) {
        var notes = new ArrayList<String>();
        if (seen.simulated > 0) notes.add("SIMULATED: " + seen.simulated
                + " observations of this period come from a simulated gateway. "
                + "This statement is a demonstration and no claim.");
        if (seen.notFound > 0) notes.add("MODEL_NOT_FOUND: " + seen.notFound + " runs found no such model. They are listed as MODEL_NOT_FOUND, "
                + "and count as the contract says, where the model had answered in this period and the endpoint's list of models "
                + "went on naming it (or had never named it); as RETIRED from the list's last mention of it on, and as NEVER_ANSWERED "
                + "before its first answer. Both are excluded.");
        return notes;
    }

    private List<String> gaps(Collection<Series> series, Span judged) {
        var gaps = new ArrayList<String>();
        var rawFrom = sources.kept().rawFrom();
        if (rawFrom.isAfter(judged.from())) gaps.add("DROPPED: runs before " + rawFrom + " were dropped for their age before this period was judged; "
                + "their slots are missing here.");
        long quarantined = sources.kept().quarantined(series, judged.from(), judged.to());
        if (quarantined > 0) gaps.add("QUARANTINED: " + quarantined + " runs of this period arrived after the runs of their day had been dropped "
                + "for their age. They are kept, and counted nowhere.");
        return gaps;
    }

    /** Of several vantages, those of the one that was to look most often. */
    private long slots(Subject subject, Span judged) {
        return subject.members().stream().mapToLong(one -> sources.planned().count(one, judged.from(), judged.to())).max().orElse(0);
    }

    /** Counts what lies in the judged time; the account may look a little farther. */
    private Seen read(Subject subject, Contract contract, Frame frame, SeriesAccount account) {
        var seen = new Seen();
        new RunReader(sources, contract).read(subject, contract.reach(frame.period()), o -> {
            if (frame.judged().contains(o.scheduledAt())) seen.add(o);
        }, account::add);
        return seen;
    }

    private static final class Seen {
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
}
