package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.TierSettings;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.sla.contract.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A timeout says "at least this long". Where the limit of a latency rule is longer, a timeout could be above it or
 * below, and nobody would know.
 */
final class TimeoutCheck {
    private final List<ContractSettings> contracts;
    private final List<TierSettings> tiers;

    TimeoutCheck(List<ContractSettings> contracts, List<TierSettings> tiers) {
        this.contracts = contracts;
        this.tiers = tiers;
    }

    void check(Entry table, List<ProbeSettings> probes) {
        for (Entry entry : table.members()) {
            probes.stream().filter(p -> p.name().equals(entry.name())).forEach(p -> check(entry, p));
        }
    }

    private void check(Entry entry, ProbeSettings probe) {
        for (ContractSettings c : contracts) {
            if (!c.isAskedBy(probe.name()) || !mayMeet(c, probe)) continue;
            for (Rule rule : c.contract().rules()) {
                if (rule instanceof Rule.Latency latency) check(entry, probe, c.contract().id(), latency);
            }
        }
    }

    private static void check(Entry entry, ProbeSettings probe, String contract, Rule.Latency rule) {
        Map.Entry<String, Duration> timeout = switch (rule.of()) {
            case FIRST_TOKEN -> Map.entry("first-token", probe.timeouts().firstToken());
            case TOTAL -> Map.entry("total", probe.timeouts().total());
        };
        if (timeout.getValue().compareTo(rule.limit()) > 0) return;
        Entry place = entry.find("timeouts").flatMap(t -> t.find(timeout.getKey())).orElse(entry);
        place.problemShowing(Values.text(timeout.getValue()), "as the timeout of " + timeout.getKey()
                + " must be longer than contracts." + contract + ".latency.limit (" + Values.text(rule.limit()) + ")");
    }

    private boolean mayMeet(ContractSettings contract, ProbeSettings probe) {
        List<ModelPattern> judged = switch (contract.appliesTo()) {
            case ContractSettings.Models m -> m.patterns();
            case ContractSettings.Tier t -> tiers.stream().filter(s -> s.name().equals(t.name()))
                    .flatMap(s -> s.models().stream()).toList();
        };
        return judged.stream().anyMatch(j -> probe.models().stream().anyMatch(j::overlaps));
    }
}
