package dev.nines.sla.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is remembered of one target that several vantages look at.
 *
 * @param state of all of them together: only {@code Up} or {@code Down}
 * @param said the last word of each vantage that ever said good or bad
 * @param endedAt when the last incident was decided to be over: the next one begins no earlier, so that no two have the same beginning
 */
public record Together(IncidentState state, SortedMap<String, Said> said, Instant endedAt) {
    public Together {
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    public sealed interface Said {
        /** The newest slot that said good or bad. */
        Instant at();

        /** The same, of nothing later than now. */
        default Said upTo(Instant now) {
            return switch (this) {
                case Working(var at) -> new Working(earlier(at, now));
                case Failing(var at, var since, var reason) -> new Failing(earlier(at, now), earlier(since, now), reason);
            };
        }

        record Working(Instant at) implements Said {}

        /** @param since its first failed slot */
        record Failing(Instant at, Instant since, String reason) implements Said {
            Failing because(String why) {
                return new Failing(at, since, why);
            }
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    public static Together start() {
        return new Together(IncidentState.start(), new TreeMap<>(), Instant.MIN);
    }

    /** An incident of this target that was open when this process started. */
    public static Together openSince(Instant since) {
        return new Together(IncidentState.openSince(since), new TreeMap<>(), Instant.MIN);
    }

    /** Without the words of vantages that are not asked any more. */
    public Together only(Collection<String> vantages) {
        var some = new TreeMap<>(said);
        some.keySet().retainAll(vantages);
        return new Together(state, some, endedAt);
    }

    /** Who says that it is down, and was heard lately enough. */
    public SortedSet<String> failing(Duration freshFor) {
        var names = new TreeSet<String>();
        said.forEach((vantage, word) -> {
            if (word instanceof Said.Failing && isFresh(word, freshFor)) names.add(vantage);
        });
        return names;
    }

    boolean isFresh(Said word, Duration freshFor) {
        return word.at().equals(Instant.MIN) ? newest().equals(Instant.MIN) : word.at().plus(freshFor).isAfter(newest());
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
        return new Together(state, more, endedAt);
    }

    Together as(IncidentState next) {
        return new Together(next, said, endedAt);
    }

    Together over(Instant at) {
        return new Together(new IncidentState.Up(at), said, at);
    }
}
