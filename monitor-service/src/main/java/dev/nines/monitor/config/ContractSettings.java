package dev.nines.monitor.config;

import dev.nines.probe.Series;
import dev.nines.sla.contract.Contract;
import java.util.List;

/** A contract and the series it is judged on. */
public record ContractSettings(Contract contract, AppliesTo appliesTo, Through probes) {
    public boolean covers(Series series) {
        return isAskedBy(series.target().probe()) && switch (appliesTo) {
            case Tier t -> series.tier().equals(t.name());
            case Models m -> ModelPattern.anyMatches(m.patterns(), series.target().model());
        };
    }

    /** Whether runs of this probe count under the contract, whatever they ask. */
    public boolean isAskedBy(String probe) {
        return switch (probes) {
            case Only only -> only.names().contains(probe);
            case AllBut all -> !all.names().contains(probe);
        };
    }

    /** The probes whose runs count. */
    public sealed interface Through {}

    /** Those that the contract names. */
    public record Only(List<String> names) implements Through {
        public Only {
            names = List.copyOf(names);
        }
    }

    /** Where it names none: all but what does not stream, so that a probe of an earlier configuration still counts for its months. */
    public record AllBut(List<String> names) implements Through {
        public AllBut {
            names = List.copyOf(names);
        }
    }

    public sealed interface AppliesTo {}

    public record Tier(String name) implements AppliesTo {}

    public record Models(List<ModelPattern> patterns) implements AppliesTo {
        public Models {
            patterns = List.copyOf(patterns);
        }
    }
}
