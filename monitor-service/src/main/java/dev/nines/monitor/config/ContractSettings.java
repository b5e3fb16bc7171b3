package dev.nines.monitor.config;

import dev.nines.probe.Series;
import dev.nines.sla.contract.Contract;
import java.util.List;

/** A contract and the series it is judged on. */
public record ContractSettings(Contract contract, AppliesTo appliesTo) {
    public boolean covers(Series series) {
        return switch (appliesTo) {
            case Tier t -> series.tier().equals(t.name());
            case Models m -> ModelPattern.anyMatches(m.patterns(), series.target().model());
        };
    }

    public sealed interface AppliesTo {}

    public record Tier(String name) implements AppliesTo {}

    public record Models(List<ModelPattern> patterns) implements AppliesTo {
        public Models {
            patterns = List.copyOf(patterns);
        }
    }
}
