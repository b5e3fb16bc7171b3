package dev.nines.monitor.evaluate;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.evaluate.Shares.Share;
import dev.nines.monitor.evaluate.Shares.Stretch;
import dev.nines.probe.Series;
import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.exclusion.Exclusions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How fast budgets burn: the bad runs of a window in multiples of what was promised. It counts runs as the contract counts them, also where
 * the contract goes on to make minutes of them; what it excludes counts nowhere.
 */
final class Burning {
    private final Shares shares;

    Burning(Sums sums) {
        this.shares = new Shares(sums);
    }

    /**
     * Of every series that the contract covers and that ran; of none where there is no such rate: intervals are no runs, several vantages
     * judge no single run, and a promise of all leaves nothing to burn.
     *
     * @param window up to now
     */
    Map<Series, Burn> of(ContractSettings settings, Rule rule, Span window) {
        var contract = settings.contract();
        if (!burns(contract, rule)) return Map.of();
        var sum = new HashMap<Series, Share>();
        var since = contract.term().periodAt(window.to()).from();
        for (var span : counted(contract, window)) {
            var stretch = new Stretch(since.isBefore(span.from()) ? since : span.from(), span);
            shares.of(contract.policy(), rule, stretch).forEach((series, share) -> sum.merge(series, share, Share::plus));
        }
        return sum.entrySet().stream().filter(one -> settings.covers(one.getKey())).collect(Collectors.toMap(Map.Entry::getKey,
                one -> Burn.of(rule.objective(), new Burn.Window(one.getValue().bad(), one.getValue().counted()))));
    }

    private static boolean burns(Contract contract, Rule rule) {
        boolean isOfRuns = switch (rule) {
            case Rule.Uptime _, Rule.Latency _ -> true;
            case Rule.Intervals _ -> false;
        };
        return isOfRuns && contract.counting().viewpoint() instanceof Viewpoint.EachVantage
                && !rule.objective().badShare().equals(Fraction.ZERO);
    }

    private static List<Span> counted(Contract contract, Span window) {
        var inForce = window.overlap(contract.term().active());
        var counted = new ArrayList<Span>();
        var from = inForce.from();
        for (var excluded : Exclusions.spans(contract.counting().exclusions().asOf(window.to())).within(inForce).list()) {
            counted.add(new Span(from, excluded.from()));
            from = excluded.to();
        }
        counted.add(new Span(from, inForce.to()));
        return counted.stream().filter(span -> !span.isEmpty()).toList();
    }
}
