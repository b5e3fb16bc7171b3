package dev.nines.db.rollup;

import static java.util.stream.Collectors.joining;

import dev.nines.db.sql.Micros;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome.Answered;
import dev.nines.probe.ProbeOutcome.TimedOut;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The sums that observations must have, counted one by one in Java; lines as in {@link Sum}. */
final class Recount {
    private static final DateTimeFormatter HOUR = utc("uuuu-MM-dd'T'HH'Z'");
    private static final DateTimeFormatter DAY = utc("uuuu-MM-dd");
    private static final DateTimeFormatter MONTH = utc("uuuu-MM");
    private static final Map<Phase, Set<Flag>> SPOILERS = Map.of(
            Phase.CONNECT, Set.of(Flag.MONITOR_DELAYED),
            Phase.TTFT, Set.of(Flag.MONITOR_DELAYED, Flag.CACHE_HIT, Flag.BUFFERED_STREAM),
            Phase.TOTAL, Set.of(Flag.MONITOR_DELAYED, Flag.CACHE_HIT),
            Phase.TPOT, Set.of(Flag.MONITOR_DELAYED, Flag.CACHE_HIT, Flag.BUFFERED_STREAM));

    private final Collection<Observation> all;

    private Recount(Collection<Observation> all) {
        this.all = all;
    }

    /** Of a slot that came more than once the first counts. */
    static Recount of(List<Observation> appended) {
        var first = new LinkedHashMap<String, Observation>();
        for (var o : appended) first.putIfAbsent(o.series().name() + " " + o.scheduledAt(), o);
        return new Recount(first.values());
    }

    Recount before(Instant end) {
        return new Recount(all.stream().filter(o -> o.scheduledAt().isBefore(end)).toList());
    }

    List<String> hours() {
        return Stream.concat(latencies(HOUR, new Packing(0x7ff, 11)), classes(HOUR, Recount::byMinute)).sorted().toList();
    }

    List<String> days() {
        return Stream.concat(latencies(DAY, new Packing(0xffff, 16)), classes(DAY, _ -> "")).sorted().toList();
    }

    List<String> months() {
        return latencies(MONTH, new Packing(0xffff, 16)).sorted().toList();
    }

    /** How a bucket and its count share a number. Where the count is short, the minute stands before the bucket. */
    private record Packing(int most, int bits) {
        String entries(List<Timed> of) {
            var counts = new TreeMap<Integer, Long>();
            for (var each : of) counts.merge((bits == 11 ? each.minute() << 15 : 0) | Buckets.index(each.micros()), 1L, Long::sum);
            var entries = new ArrayList<Integer>();
            counts.forEach((place, n) -> {
                for (long left = n; left > 0; left -= most) entries.add(place << bits | (int) Math.min(left, most));
            });
            return braces(entries);
        }
    }

    private record Timed(int minute, long micros) {}

    private Stream<String> latencies(DateTimeFormatter span, Packing packing) {
        var groups = new TreeMap<String, List<Timed>>();
        for (var o : all) {
            kept(o).forEach((metric, micros) -> groups
                    .computeIfAbsent(place(o) + " " + metric + " " + span.format(o.scheduledAt()), _ -> new ArrayList<>())
                    .add(new Timed(minute(o), micros)));
        }
        return groups.entrySet().stream().map(g -> {
            var sum = g.getValue().stream().mapToLong(Timed::micros).summaryStatistics();
            return "%s n=%d sum=%d min=%d max=%d %s".formatted(
                    g.getKey(), sum.getCount(), sum.getSum(), sum.getMin(), sum.getMax(), packing.entries(g.getValue()));
        });
    }

    private static Map<String, Long> kept(Observation o) {
        var kept = new TreeMap<String, Long>();
        if (o.outcome() instanceof TimedOut t) kept.put("limit_us", Math.min(Micros.of(t.limit()), Integer.MAX_VALUE));
        if (!(o.outcome() instanceof Answered)) return kept;
        SPOILERS.forEach((phase, spoilers) -> {
            OptionalLong micros = o.phases().micros(phase);
            if (micros.isEmpty() || o.flags().stream().anyMatch(spoilers::contains)) return;
            kept.put(phase.field(), Math.min(micros.getAsLong(), Integer.MAX_VALUE));
        });
        return kept;
    }

    private Stream<String> classes(DateTimeFormatter span, Function<List<Observation>, String> more) {
        var groups = new TreeMap<String, List<Observation>>();
        for (var o : all) {
            groups.computeIfAbsent(place(o) + " classes " + span.format(o.scheduledAt()), _ -> new ArrayList<>()).add(o);
        }
        return groups.entrySet().stream().map(g -> g.getKey() + " " + counts(g.getValue()) + more.apply(g.getValue()));
    }

    private static String counts(List<Observation> of) {
        var counts = new EnumMap<ObservationClass, Integer>(ObservationClass.class);
        for (var c : ObservationClass.values()) counts.put(c, 0);
        for (var o : of) counts.merge(o.observationClass(), 1, Integer::sum);
        return counts.values().stream().map(String::valueOf).collect(joining(","));
    }

    @SuppressWarnings("EnumOrdinal") // the entries hold the place of a class in nines.observation_class, which is its place here
    private static String byMinute(List<Observation> of) {
        var counts = new TreeMap<Integer, Integer>();
        for (var o : of) counts.merge(minute(o) << 4 | o.observationClass().ordinal(), 1, Integer::sum);
        return " " + braces(counts.entrySet().stream().map(e -> e.getKey() << 22 | e.getValue()).toList());
    }

    private static String place(Observation o) {
        return o.series().target().model() + "@" + o.series().vantage();
    }

    private static int minute(Observation o) {
        return o.scheduledAt().atOffset(ZoneOffset.UTC).getMinute();
    }

    private static String braces(List<Integer> entries) {
        return entries.stream().map(String::valueOf).collect(joining(",", "{", "}"));
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }
}
