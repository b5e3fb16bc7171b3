package dev.nines.sla.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is remembered of one target that several vantages look at.
 *
 * @param state of all of them together: only {@code Up} or {@code Down}
 * @param said the last word of each vantage that ever said good or bad
 */
public record Together(IncidentState state, SortedMap<String, Said> said) {
    public Together {
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    public sealed interface Said {
        /** The newest slot that said good or bad. */
        Instant at();

        record Working(Instant at) implements Said {}

        record Failing(Instant at, Instant since, String reason) implements Said {
            Failing because(String why) {
                return new Failing(at, since, why);
            }
        }
    }

    public static Together start() {
        return new Together(IncidentState.start(), new TreeMap<>());
    }

    /** An incident of this target that was open when this process started. */
    public static Together openSince(Instant since) {
        return new Together(IncidentState.openSince(since), new TreeMap<>());
    }

    Said by(String vantage) {
        return said.getOrDefault(vantage, new Said.Working(Instant.MIN));
    }

    Instant newest() {
        return said.values().stream().map(Said::at).reduce(Instant.MIN, (a, b) -> b.isAfter(a) ? b : a);
    }

    Together with(String vantage, Said word) {
        var more = new TreeMap<>(said);
        more.put(vantage, word);
        return new Together(state, more);
    }

    Together as(IncidentState next) {
        return new Together(next, said);
    }
}
