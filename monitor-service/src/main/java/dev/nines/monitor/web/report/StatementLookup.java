package dev.nines.monitor.web.report;

import static java.util.stream.Collectors.joining;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.statement.copy.StatementSource;
import dev.nines.monitor.web.error.NotThere;
import dev.nines.monitor.web.read.RunningPeriods;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Listed;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A statement by its contract and period: what page, API and command line all read. */
@Singleton
public final class StatementLookup {
    private static final int MOST_NAMED = 12;

    private final StatementArchive archive;
    private final RunningPeriods running;
    private final InForce inForce;
    private final InstantSource clock;

    StatementLookup(StatementArchive archive, RunningPeriods running, InForce inForce, InstantSource clock) {
        this.archive = archive;
        this.running = running;
        this.inForce = inForce;
        this.clock = clock;
    }

    /**
     * The newest unless a revision is asked for; of a period that is running, its forecast.
     *
     * @throws NotThere where there is none
     */
    StatementSource find(String contract, String period, @Nullable Integer revision) {
        if (revision != null) return archive.revision(contract, period, revision).map(StatementSource.Final::new)
                .orElseThrow(() -> new NotThere("There is no revision " + revision + " of the statement of " + contract + " for " + period + "."));
        var archived = archive.newest(contract, period);
        if (archived.isPresent()) return new StatementSource.Final(archived.get());
        return running.of(contract, period).map(drawn -> new StatementSource.Forecast(contract, period, drawn.asOf(), drawn.json()))
                .orElseThrow(() -> new NotThere("There is no statement of " + contract + " for " + period + ". " + instead(contract)));
    }

    /** What whoever mistyped may have meant. */
    private String instead(String contract) {
        var known = inForce.settings().contracts().stream().map(ContractSettings::contract).toList();
        var written = archive.all().stream().filter(one -> one.contract().equals(contract)).map(Listed::period).distinct()
                .sorted(Comparator.reverseOrder()).limit(MOST_NAMED).toList();
        var running = known.stream().filter(one -> one.id().equals(contract)).findFirst().map(one -> one.term().periodAt(clock.instant()).label());
        if (written.isEmpty() && running.isEmpty()) return "The contracts are: " + known.stream().map(Contract::id).collect(joining(", ")) + ".";
        return (written.isEmpty() ? "None was written yet" : "Written were " + String.join(", ", written))
                + running.map(label -> "; " + label + " is running.").orElse(".");
    }
}
