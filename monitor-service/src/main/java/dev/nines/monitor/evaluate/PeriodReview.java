package dev.nines.monitor.evaluate;

import dev.nines.monitor.evaluate.SubjectReview.Found;
import dev.nines.monitor.evaluate.SubjectReview.Seen;
import dev.nines.probe.Listing;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.statement.Around;
import dev.nines.sla.statement.Findings;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statement.Statements;
import dev.nines.sla.statement.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
        var by = new SubjectReview.Case(contract, frame, written.at(), rule);
        // each subject by itself, with a connection of its own; the order stays
        var found = Subject.of(contract, series).parallelStream().map(subject -> new SubjectReview(sources, by, subject).found()).toList();
        if (found.stream().allMatch(one -> one.judged().isEmpty())) return Optional.empty();
        var total = new Seen();
        found.forEach(one -> total.add(one.seen()));
        var notes = Stream.concat(notes(total).stream(), gaps(series, frame.judged()).stream()).toList();
        var findings = new Findings(all(found, Found::judged), all(found, Found::incidents), notes,
                new Around(all(found, Found::latencies), all(found, Found::watched), excludedRuns(found)));
        return Optional.of(period.isOpenAt(written.at()) ? Statements.forecast(contract, period, findings, written)
                : Statements.write(contract, period, findings, written));
    }

    private static <T> List<T> all(List<Found> found, Function<Found, List<T>> part) {
        return found.stream().flatMap(one -> part.apply(one).stream()).toList();
    }

    private static SortedMap<String, Long> excludedRuns(List<Found> found) {
        var runs = new TreeMap<String, Long>();
        found.forEach(one -> one.excludedRuns().forEach((id, n) -> runs.merge(id, n, Long::sum)));
        return runs;
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
}
