package dev.nines.monitor.schedule;

import dev.nines.monitor.schedule.Cadence.Pace;
import dev.nines.probe.Series;
import java.math.BigDecimal;
import java.math.MathContext;
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
 * Spreads the series of one endpoint over its minute. N series at one interval T get slots T/N apart, in the order of a hash
 * of their names: instants never burst, and the order tells nothing about the models. Where all of them together would ask more
 * often than the endpoint allows, every interval is stretched by the same factor, and says so.
 */
public final class PhaseSpread {
    /** Kept free, so that the timer's jitter cannot push a request into the minute before. */
    private static final BigDecimal HEADROOM = new BigDecimal("1.01");

    /** Down, so that a load of exactly one stays one; what that loses is far inside the headroom. */
    private static final MathContext DOWN = new MathContext(16, RoundingMode.DOWN);

    private static final BigDecimal NANOS_PER_MINUTE = BigDecimal.valueOf(Duration.ofMinutes(1).toNanos());
    private static final long MILLISECOND = 1_000_000;

    /** A series and the interval that the configuration asks for. */
    public record Wanted(Series series, Duration every) {}

    private PhaseSpread() {}

    /** One cadence for each series, in no particular order. */
    public static List<Cadence> spread(Collection<Wanted> wanted, int requestsPerMinute) {
        if (requestsPerMinute <= 0) throw new IllegalArgumentException("requests a minute must be positive: " + requestsPerMinute);
        var load = load(wanted, requestsPerMinute);
        Map<Duration, List<Wanted>> byInterval =
                wanted.stream().collect(Collectors.groupingBy(Wanted::every, TreeMap::new, Collectors.toList()));
        return byInterval.values().stream().flatMap(same -> group(same, pace(same, load, requestsPerMinute))).toList();
    }

    /** Requested rate, headroom included, over the allowed rate. */
    private static BigDecimal load(Collection<Wanted> wanted, int requestsPerMinute) {
        return wanted.stream()
                .map(w -> NANOS_PER_MINUTE.divide(BigDecimal.valueOf(w.every().toNanos()), DOWN))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(HEADROOM)
                .divide(BigDecimal.valueOf(requestsPerMinute), DOWN);
    }

    private static Interval pace(List<Wanted> same, BigDecimal load, int requestsPerMinute) {
        var asked = same.getFirst().every();
        if (load.compareTo(BigDecimal.ONE) <= 0) return new Interval(asked, new Pace.AsAsked());
        var nanos = BigDecimal.valueOf(asked.toNanos()).multiply(load).setScale(0, RoundingMode.CEILING).longValueExact();
        var every = Duration.ofNanos(Math.ceilDiv(nanos, MILLISECOND) * MILLISECOND);
        return new Interval(every, new Pace.Stretched(asked, "asking every " + text(asked) + " would exceed "
                + requestsPerMinute + " requests a minute; stretched to " + text(every)));
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
