package dev.nines.monitor.evaluate;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.StatementSettings;
import dev.nines.monitor.evaluate.Inputs.Configured;
import dev.nines.probe.Series;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.statement.Written;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Archived;
import dev.nines.sla.store.StatementRegister;
import dev.nines.sla.store.StatementRegister.Judged;
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

    private final Terms terms;
    private final Supplier<Collection<Series>> series;
    private final Ports ports;
    private final Instant configuredAt;
    private final Map<String, Instant> looked = new ConcurrentHashMap<>();
    private final Map<String, Inputs> nothingSeen = new ConcurrentHashMap<>();
    private final Map<String, String> notes = new ConcurrentHashMap<>();

    /** What is judged, and how long after it closed. */
    public record Terms(List<ContractSettings> contracts, StatementSettings statements) {
        public Terms {
            contracts = List.copyOf(contracts);
        }
    }

    /** Where it is judged from, and where it is written. */
    public record Ports(PeriodReview review, Publication publication, StatementArchive archive, StatementRegister register, KeptRows kept, Signs signs,
            InstantSource clock) {}

    /** @param series all that were ever seen, those of models that are gone included */
    public EvaluationRound(Terms terms, Supplier<Collection<Series>> series, Ports ports) {
        this.terms = terms;
        this.series = series;
        this.ports = ports;
        this.configuredAt = ports.clock().instant();
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
                if (wasLookedAt(key(one.contract(), period), written.at())) continue;
                look(one, period, written).ifPresent(revisions::add);
                looked.put(key(one.contract(), period), written.at());
            }
        }
        return revisions;
    }

    /** Why a statement stands though what it was judged by has changed: by {@code contract/period}, sentences. */
    public Map<String, String> notes() {
        return Map.copyOf(notes);
    }

    /** Also where the clock was set back. */
    private boolean wasLookedAt(String key, Instant now) {
        var at = looked.get(key);
        return at != null && !now.isBefore(at) && now.isBefore(at.plus(LOOK_AGAIN));
    }

    private Optional<Archived> look(ContractSettings one, Period period, Written written) {
        var id = one.contract().id();
        var judged = ports.register().judged(id, period.label());
        // the signs are taken before the runs are read: what comes between is seen next time
        var inputs = inputs(one, period, written);
        if (judged.isPresent()) return again(new Case(one, period, written, inputs), judged.get());
        if (ports.archive().newest(id, period.label()).isPresent()) {
            ports.register().adopt(id, period.label(), new Judged(inputs.text(), written.at()));
            return Optional.empty();
        }
        if (inputs.equals(nothingSeen.get(key(one.contract(), period)))) return Optional.empty();
        return judge(new Case(one, period, written, inputs));
    }

    private record Case(ContractSettings one, Period period, Written written, Inputs inputs) {
        String key() {
            return EvaluationRound.key(one.contract(), period);
        }
    }

    private Optional<Archived> again(Case due, Judged judged) {
        var configured = configuredAt.isAfter(judged.at()) ? Configured.SINCE : Configured.BEFORE;
        return switch (due.inputs().after(Inputs.read(judged.inputs()), configured)) {
            case NONE, LEAVE -> Optional.empty();
            case NOTE -> {
                ports.register().adopt(due.one().contract().id(), due.period().label(), new Judged(due.inputs().text(), judged.at()));
                yield Optional.empty();
            }
            case JUDGE -> whyNot(due.one().contract(), due.period()).map(why -> {
                notes.put(due.key(), why);
                return Optional.<Archived>empty();
            }).orElseGet(() -> judge(due));
        };
    }

    /** A period of which runs were dropped would only lose by being judged again. */
    private Optional<String> whyNot(Contract contract, Period period) {
        var rawFrom = ports.kept().rawFrom();
        if (!rawFrom.isAfter(contract.reach(period).from())) return Optional.empty();
        return Optional.of("What this statement was judged by has changed since, but runs before " + rawFrom
                + " were dropped for their age: it cannot be judged again, and stands.");
    }

    private Optional<Archived> judge(Case due) {
        var statement = ports.review().statement(due.one().contract(), covered(due.one()), due.period(), due.written());
        if (statement.isEmpty()) {
            nothingSeen.put(due.key(), due.inputs());
            return Optional.empty();
        }
        notes.remove(due.key());
        return switch (ports.publication().publish(statement.get(), due.inputs().text(), due.written().at())) {
            case Kept.New(var archived) -> Optional.of(archived);
            case Kept.Unchanged _ -> Optional.empty();
        };
    }

    private Inputs inputs(ContractSettings one, Period period, Written written) {
        var reach = one.contract().reach(period);
        return Inputs.of(one, period, written.at(), written.software())
                .with(ports.signs().rows(covered(one), reach), ports.signs().remarks(period.span()));
    }

    /** A monitor that was off at the end of a month owes its statement all the same; oldest first. */
    private List<Period> closed(Contract contract, Instant asOf) {
        var newest = contract.term().before(contract.term().periodAt(asOf));
        return Stream.iterate(newest, contract.term()::before).limit(PERIODS_BACK)
                .filter(period -> isSettled(contract, period, asOf)).toList().reversed();
    }

    private boolean isSettled(Contract contract, Period period, Instant asOf) {
        var reach = contract.reach(period);
        return !reach.to().plus(terms.statements().grace()).isAfter(asOf) && !ports.signs().settledFrom(reach.to()).isAfter(asOf);
    }

    private static String key(Contract contract, Period period) {
        return contract.id() + "/" + period.label();
    }

    private List<Series> covered(ContractSettings settings) {
        return series.get().stream().filter(settings::covers).toList();
    }
}
