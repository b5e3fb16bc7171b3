package dev.nines.monitor.schedule;

import dev.nines.monitor.config.EndpointSettings.Limits;
import dev.nines.monitor.schedule.Cadence.Pace;
import dev.nines.probe.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Spreads the series of one account over time. N series at one interval T get slots T/N apart, in the order of a hash
 * of their names: instants never burst, and the order tells nothing about the models. Where all of them together would ask or spend more
 * than the account allows, every interval is stretched by the same factor, and says so: a day's limit is spread over the day, and does
 * not run dry at noon.
 */
public final class PhaseSpread {
    private static final long MILLISECOND = 1_000_000;

    /**
     * A series and the interval that the configuration asks for.
     *
     * @param load what one run may use at most
     */
    public record Wanted(Series series, Duration every, Load load) {}

    private PhaseSpread() {}

    /** One cadence for each series, in no particular order. */
    public static List<Cadence> spread(Collection<Wanted> wanted, Limits limits) {
        if (wanted.isEmpty()) return List.of();
        var demand = Demand.tightest(wanted, limits);
        Map<Duration, List<Wanted>> byInterval =
                wanted.stream().collect(Collectors.groupingBy(Wanted::every, TreeMap::new, Collectors.toList()));
        return byInterval.values().stream().flatMap(same -> group(same, pace(same, demand))).toList();
    }

    private static Interval pace(List<Wanted> same, Demand demand) {
        var asked = same.getFirst().every();
        if (demand.factor().compareTo(BigDecimal.ONE) <= 0) return new Interval(asked, new Pace.AsAsked());
        var nanos = BigDecimal.valueOf(asked.toNanos()).multiply(demand.factor()).setScale(0, RoundingMode.CEILING)
                .min(BigDecimal.valueOf(Long.MAX_VALUE / 2)).longValueExact();
        var every = Duration.ofNanos(Math.ceilDiv(nanos, MILLISECOND) * MILLISECOND);
        return new Interval(every, new Pace.Stretched(asked, "asking every " + text(asked) + " would exceed "
                + demand.limit() + "; stretched to " + text(every)));
    }

    private record Interval(Duration every, Pace pace) {}

    private static Stream<Cadence> group(List<Wanted> same, Interval interval) {
        var ordered = same.stream().sorted(Comparator.comparingLong((Wanted w) -> hash(w.series().name()))
                .thenComparing(w -> w.series().name())).toList();
        long step = interval.every().toNanos() / ordered.size() / 1_000 * 1_000;
        return IntStream.range(0, ordered.size()).mapToObj(i -> new Cadence(
                ordered.get(i).series(), interval.every(), Duration.ofNanos(step * i), interval.pace()));
    }

    /** Stable over runs and machines. */
    static long hash(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String text(Duration d) {
        return BigDecimal.valueOf(d.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
