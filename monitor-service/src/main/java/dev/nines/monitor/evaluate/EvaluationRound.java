package dev.nines.monitor.evaluate;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.StatementSettings;
import dev.nines.monitor.evaluate.PeriodJudging.Due;
import dev.nines.probe.Series;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.statement.Written;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Archived;
import dev.nines.sla.store.StatementRegister;
import dev.nines.sla.store.StatementRegister.Kept;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Judges what is due: each closed period of the last year, of each contract, that has no statement yet, and again each whose runs, terms,
 * exclusions or remarks have become others since. Run again, it does nothing; cut off in the middle, the next round does it from the beginning.
 */
public final class EvaluationRound {
    /** What was found as it was is looked at again after so long. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private static final int PERIODS_BACK = 12;
    /** A rolling period begins every day. */
    private static final int FARTHEST_BACK = 4_000;

    private final Terms terms;
    private final Ports ports;
    private final PeriodJudging judging;
    private final Map<String, Instant> looked = new ConcurrentHashMap<>();

    /** What is judged, and how long after it closed. */
    public record Terms(List<ContractSettings> contracts, StatementSettings statements) {
        public Terms {
            contracts = List.copyOf(contracts);
        }
    }

    /** Where it is judged from, and where it is written. */
    public record Ports(PeriodReview review, Publication publication, StatementArchive archive, StatementRegister register, KeptRows kept, Signs signs,
            InstantSource clock) {}

    /** What became of the wish to have a period judged. */
    public sealed interface Outcome {
        record Wrote(Archived archived) implements Outcome {}

        /** It says what is to be said. */
        record Stands(Archived archived) implements Outcome {}

        /** @param why as a sentence without a full stop */
        record Refused(String why) implements Outcome {}

        record NoSuch() implements Outcome {}
    }

    /** @param series all that were ever seen, those of models that are gone included */
    public EvaluationRound(Terms terms, Supplier<Collection<Series>> series, Ports ports) {
        this.terms = terms;
        this.ports = ports;
        this.judging = new PeriodJudging(series, ports);
    }

    /**
     * One round at a time: the first of a process and the first of Quartz come together.
     *
     * @return the revisions that this round wrote, oldest period first for each contract
     */
    public synchronized List<Archived> run(String software) {
        var written = new Written(ports.clock().instant(), software);
        var revisions = new ArrayList<Archived>();
        for (var one : terms.contracts()) {
            for (var period : closed(one.contract(), written.at())) {
                var due = new Due(one, period, written);
                if (wasLookedAt(due.key(), written.at())) continue;
                judging.look(due).ifPresent(revisions::add);
                looked.put(due.key(), written.at());
            }
        }
        return revisions;
    }

    /** Judges a closed period now, whether or not anything is known to have changed. */
    public synchronized Outcome judge(String contract, String label, String software) {
        var written = new Written(ports.clock().instant(), software);
        var one = terms.contracts().stream().filter(c -> c.contract().id().equals(contract)).findFirst();
        boolean isWritten = ports.archive().newest(contract, label).isPresent();
        if (one.isEmpty()) return isWritten ? new Outcome.Refused("contract " + contract + " is not configured any more: its statements stand") : new Outcome.NoSuch();
        var period = named(one.get().contract(), label, written.at());
        if (period.isEmpty()) return new Outcome.NoSuch();
        var settled = settledAt(one.get().contract(), period.get());
        if (settled.isAfter(written.at())) return new Outcome.Refused("the period ends at " + period.get().to() + " and is judged from " + settled + " on");
        var why = isWritten ? judging.whyNot(one.get().contract(), period.get()) : Optional.<String>empty();
        return why.<Outcome>map(Outcome.Refused::new).orElseGet(() -> outcome(judging.judge(new Due(one.get(), period.get(), written))));
    }

    private static Outcome outcome(Optional<Kept> kept) {
        if (kept.isEmpty()) return new Outcome.Refused("no run of the contract was planned or seen in this period");
        return switch (kept.get()) {
            case Kept.New(var archived) -> new Outcome.Wrote(archived);
            case Kept.Unchanged(var archived) -> new Outcome.Stands(archived);
        };
    }

    /** Why a statement stands though what it was judged by has changed: by {@code contract/period}, a sentence. */
    public Map<String, String> notes() {
        return judging.notes();
    }

    /** Also where the clock was set back. */
    private boolean wasLookedAt(String key, Instant now) {
        var at = looked.get(key);
        return at != null && !now.isBefore(at) && now.isBefore(at.plus(LOOK_AGAIN));
    }

    /** A monitor that was off at the end of a month owes its statement all the same; oldest first. */
    private List<Period> closed(Contract contract, Instant asOf) {
        var newest = contract.term().before(contract.term().periodAt(asOf));
        return Stream.iterate(newest, contract.term()::before).limit(PERIODS_BACK)
                .filter(period -> !settledAt(contract, period).isAfter(asOf)).toList().reversed();
    }

    private static Optional<Period> named(Contract contract, String label, Instant asOf) {
        return Stream.iterate(contract.term().periodAt(asOf), contract.term()::before).limit(FARTHEST_BACK)
                .takeWhile(period -> period.to().isAfter(contract.activeFrom())).filter(period -> period.label().equals(label)).findFirst();
    }

    private Instant settledAt(Contract contract, Period period) {
        var to = contract.reach(period).to();
        var graced = to.plus(terms.statements().grace());
        var signed = ports.signs().settledFrom(to);
        return signed.isAfter(graced) ? signed : graced;
    }
}
