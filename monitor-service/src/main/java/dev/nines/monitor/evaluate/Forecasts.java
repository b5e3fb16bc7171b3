package dev.nines.monitor.evaluate;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.evaluate.EvaluationRound.Terms;
import dev.nines.monitor.evaluate.Publication.StatementText;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.revise.Forecast;
import dev.nines.probe.Series;
import dev.nines.sla.Percent;
import dev.nines.sla.budget.OpenPeriod.Outlook;
import dev.nines.sla.contract.Period;
import dev.nines.sla.statement.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the periods that are running have come to: never archived, told to nobody, and no verdict. */
public final class Forecasts {
    /** A month of many models takes seconds to count; nobody needs it anew with each look at a page. */
    static final Duration SHARED = Duration.ofMinutes(10);

    private final Terms terms;
    private final Supplier<Collection<Series>> series;
    private final Ports ports;
    private final Map<String, Drawn> newest = new HashMap<>();

    /** @param board how the rules stand, whatever was counted here */
    public record Ports(PeriodReview review, StatementText text, StandingBoard board, InstantSource clock) {}

    /** @param json canonical, as a statement's */
    public record Drawn(Instant asOf, String json) {}

    public Forecasts(Terms terms, Supplier<Collection<Series>> series, Ports ports) {
        this.terms = terms;
        this.series = series;
        this.ports = ports;
    }

    /** Empty where this is no period of the contract that is running now, or nothing was planned or seen in it yet. One is counted at a time. */
    public synchronized Optional<Drawn> of(String contract, String label, String software) {
        // runs of the last moments may not have arrived, and would look as if they were missing
        var asOf = ports.clock().instant().minus(terms.statements().grace()).truncatedTo(ChronoUnit.MINUTES);
        var one = terms.contracts().stream().filter(c -> c.contract().id().equals(contract)).findFirst();
        var period = one.map(c -> c.contract().term().periodAt(asOf)).filter(p -> p.label().equals(label));
        if (one.isEmpty() || period.isEmpty()) return Optional.empty();
        var known = newest.get(contract);
        if (known != null && isFresh(known, period.get(), asOf)) return Optional.of(known);
        var drawn = draw(one.get(), period.get(), new Written(asOf, software));
        drawn.ifPresent(d -> newest.put(contract, d));
        return drawn;
    }

    private static boolean isFresh(Drawn known, Period period, Instant asOf) {
        return !known.asOf().isBefore(period.from()) && !known.asOf().isAfter(asOf) && asOf.isBefore(known.asOf().plus(SHARED));
    }

    private Optional<Drawn> draw(ContractSettings one, Period period, Written written) {
        var covered = series.get().stream().filter(one::covers).toList();
        return ports.review().forecast(one.contract(), covered, period, written).map(statement -> new Drawn(written.at(),
                StatementJson.write(Forecast.of(ports.text().document(statement), written.at(), certain(one)))));
    }

    private List<String> certain(ContractSettings one) {
        return ports.board().rows().stream().filter(row -> row.contract().equals(one.contract().id()) && row.open().outlook() == Outlook.BREACH_CERTAIN)
                .map(row -> "BREACH CERTAIN: " + row.rule() + " of " + row.series() + " ends at " + Percent.text(row.open().bestEnd())
                        + " at best, where " + row.open().objective().text() + " is promised.").toList();
    }
}
