package dev.nines.monitor.evaluate;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.evaluate.StandingBoard.Row;
import dev.nines.monitor.metrics.SlaMetrics;
import dev.nines.monitor.metrics.SlaMetrics.RuleKey;
import dev.nines.probe.Series;
import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How contracts stand in the period that is running, for the gauges and the pages. A running period has no verdict:
 * every state is UNDECIDED, and the attained share and the budget say the rest.
 */
public final class StandingRound {
    private final List<ContractSettings> contracts;
    private final StoodBySums sums;
    private final StoodByRuns runs;
    private final Outlet outlet;

    /**
     * Where it is told.
     *
     * @param asked others have rows of this period, too, and no place among the metrics of what is watched
     */
    public record Outlet(SlaMetrics metrics, StandingBoard board, Predicate<Series> asked) {}

    /** @param runs for the rules that sums cannot answer */
    public StandingRound(List<ContractSettings> contracts, StoodBySums sums, StoodByRuns runs, Outlet outlet) {
        this.contracts = List.copyOf(contracts);
        this.sums = sums;
        this.runs = runs;
        this.outlet = outlet;
    }

    public void run(Instant now) {
        var rows = new ArrayList<Row>();
        for (var settings : contracts) {
            var judged = settings.contract().term().judged(settings.contract().term().periodAt(now));
            for (var rule : settings.contract().rules()) rows.addAll(told(settings, rule, judged, now));
        }
        runs.forgetTheRest();
        outlet.board().show(rows);
    }

    private List<Row> told(ContractSettings settings, Rule rule, Span judged, Instant now) {
        var contract = settings.contract();
        var key = new RuleKey(contract.id(), rule.id());
        if (judged.isEmpty()) { // out of force: what was said of it last would stand for ever
            outlet.metrics().forget(key);
            return List.of();
        }
        outlet.metrics().promised(key, rule.objective().perMillion() / 1e6);
        if (rule instanceof Rule.Latency latency) outlet.metrics().limited(key, latency.limit());
        var rows = new ArrayList<Row>();
        var standings = new HashMap<Series, SlaMetrics.Standing>();
        stood(settings, rule, judged, now).forEach(stood -> {
            if (outlet.asked().test(stood.series())) standings.put(stood.series(), standing(stood));
            if (stood instanceof Stood.Begun begun) rows.add(row(contract, key, begun, now));
        });
        outlet.metrics().stand(key, standings);
        return rows;
    }

    private Stream<Stood> stood(ContractSettings settings, Rule rule, Span judged, Instant now) {
        if (!judged.from().isBefore(now)) return Stream.empty();
        return StoodBySums.canSay(settings.contract(), rule) ? sums.of(settings, rule, judged, now)
                : runs.of(settings, rule, judged, now);
    }

    private static SlaMetrics.Standing standing(Stood stood) {
        return switch (stood) {
            case Stood.Begun begun -> measured(begun.open());
            case Stood.Nothing _ -> new SlaMetrics.Unmeasured();
        };
    }

    private static Row row(Contract contract, RuleKey key, Stood.Begun begun, Instant now) {
        return new Row(key.contract(), key.rule(), begun.series().name(), contract.term().periodAt(now).label(), now,
                begun.unit(), begun.open());
    }

    private static SlaMetrics.Measured measured(OpenPeriod open) {
        var state = switch (open.outlook()) {
            case BREACH_CERTAIN -> SlaMetrics.State.BREACH_CERTAIN;
            case MET_CERTAIN -> SlaMetrics.State.MET_CERTAIN;
            case OPEN -> SlaMetrics.State.UNDECIDED;
        };
        return new SlaMetrics.Measured(state, open.soFar().map(StandingRound::drawn).orElse(1.0),
                open.remainingShare().map(StandingRound::drawn).orElse(0.0));
    }

    private static double drawn(Fraction fraction) {
        return fraction.decimal(9).doubleValue();
    }
}
