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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Judges what is due: for each contract the newest closed period that has no statement yet. Run again, it does nothing; cut off in the
 * middle, the next round ends what it began.
 */
public final class EvaluationRound {
    /** How long after a period's end its last observations may still be on their way from the spool. */
    static final Duration GRACE = Duration.ofMinutes(2);

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

    /** @return the statements that this round wrote, oldest first */
    public List<Statement> run(String software) {
        var asOf = clock.instant();
        var written = new ArrayList<Statement>();
        for (var one : contracts) {
            var period = newestClosed(one.contract(), asOf);
            if (!done.add(one.contract().id() + "/" + period.label())) continue;
            try {
                if (publication.resume(one.contract(), period) == Publication.Found.PUBLISHED_BEFORE) continue;
                review.statement(one.contract(), covered(one), period, new Written(asOf, software)).ifPresent(statement -> {
                    publication.publish(statement, asOf);
                    written.add(statement);
                });
            } catch (RuntimeException e) {
                done.remove(one.contract().id() + "/" + period.label()); // the next round tries again
                throw e;
            }
        }
        return written;
    }

    private static Period newestClosed(Contract contract, Instant asOf) {
        return Period.containing(asOf.minus(GRACE), contract.zone()).previous();
    }

    private List<Series> covered(ContractSettings settings) {
        return series.get().stream().filter(settings::covers).toList();
    }
}
