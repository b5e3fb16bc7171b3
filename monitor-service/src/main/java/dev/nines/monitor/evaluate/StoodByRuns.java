package dev.nines.monitor.evaluate;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.evaluate.PeriodReview.Sources;
import dev.nines.monitor.metrics.SlaMetrics.Quantile;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.budget.Progress;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.verdict.Evidence;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How rules stand whose runs must be looked at one by one. For one thread. */
public final class StoodByRuns {
    private final Supplier<Collection<Series>> series;
    private final OpenAccounts accounts;
    private final SlotsToCome toCome;

    /** @param series all that were ever seen */
    public StoodByRuns(Sources sources, Supplier<Collection<Series>> series) {
        this.series = series;
        this.accounts = new OpenAccounts(sources);
        this.toCome = new SlotsToCome(sources.planned());
    }

    /** @param judged has begun */
    Stream<Stood> of(ContractSettings settings, Rule rule, Span judged, Instant now) {
        var covered = series.get().stream().filter(settings::covers).toList();
        return Subject.of(settings.contract(), covered).stream().map(subject -> {
            var fed = accounts.evidence(settings.contract(), rule, subject, now);
            var progress = new Progress(judged, fed.until(), toCome.of(subject, judged, fed.until()));
            return Stood.of(subject.shown(), fed.evidence().finding().units().name(), open(fed.evidence(), progress));
        });
    }

    /** Of the runs that {@link #of} counted last: exact. */
    Map<Series, Quantile> quantiles(ContractSettings settings, Rule.Latency rule) {
        var quantiles = new HashMap<Series, Quantile>();
        var covered = series.get().stream().filter(settings::covers).toList();
        for (var subject : Subject.of(settings.contract(), covered)) {
            accounts.latencies(settings.contract(), rule, subject).filter(tally -> tally.count() > 0)
                    .ifPresent(tally -> quantiles.put(subject.shown(), Quantile.of(rule.percentile(), tally.count(), tally::at)));
        }
        return quantiles;
    }

    /** What nobody asked for since the last time need not be known any more. */
    void forgetTheRest() {
        accounts.forgetTheRest();
    }

    private static Optional<OpenPeriod> open(Evidence evidence, Progress progress) {
        return evidence.counts().counted() == 0 ? Optional.empty() : progress.of(evidence);
    }
}
