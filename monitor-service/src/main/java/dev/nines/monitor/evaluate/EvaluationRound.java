package dev.nines.monitor.evaluate;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.probe.Series;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statement.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Judges what is due: each closed period of the last year, of each contract, that has no statement yet. Run again, it
 * does nothing; cut off in the middle, the next round ends what it began.
 */
public final class EvaluationRound {
    /** How long after a period's reach its last observations may still be on their way from the spool. */
    static final Duration GRACE = Duration.ofMinutes(2);

    private static final int PERIODS_BACK = 12;

    private final List<ContractSettings> contracts;
    private final Supplier<Collection<Series>> series;
    private final PeriodReview review;
    private final Publication publication;
    private final InstantSource clock;
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    /** @param series all that were ever seen, those of models that are gone included */
    public EvaluationRound(List<ContractSettings> contracts, Supplier<Collection<Series>> series, PeriodReview review,
            Publication publication, InstantSource clock) {
        this.contracts = List.copyOf(contracts);
        this.series = series;
        this.review = review;
        this.publication = publication;
        this.clock = clock;
    }

    /**
     * One round at a time: the first of a process and the first of Quartz come together.
     *
     * @return the statements that this round wrote, oldest first for each contract
     */
    public synchronized List<Statement> run(String software) {
        var written = new Written(clock.instant(), software);
        var statements = new ArrayList<Statement>();
        for (var one : contracts) {
            for (var period : closed(one.contract(), written.at())) {
                if (done.contains(key(one.contract(), period))) continue;
                judge(one, period, written).ifPresent(statements::add);
                done.add(key(one.contract(), period));
            }
        }
        return statements;
    }

    private Optional<Statement> judge(ContractSettings one, Period period, Written written) {
        if (publication.resume(one.contract(), period) == Publication.Found.PUBLISHED_BEFORE) return Optional.empty();
        var statement = review.statement(one.contract(), covered(one), period, written);
        statement.ifPresent(s -> publication.publish(s, written.at()));
        return statement;
    }

    /** A monitor that was off at the end of a month owes its statement all the same; oldest first. */
    private static List<Period> closed(Contract contract, Instant asOf) {
        var settled = asOf.minus(GRACE);
        var newest = contract.term().before(contract.term().periodAt(settled));
        return Stream.iterate(newest, contract.term()::before).limit(PERIODS_BACK)
                .filter(period -> !contract.reach(period).to().isAfter(settled)).toList().reversed();
    }

    private static String key(Contract contract, Period period) {
        return contract.id() + "/" + period.label();
    }

    private List<Series> covered(ContractSettings settings) {
        return series.get().stream().filter(settings::covers).toList();
    }
}
