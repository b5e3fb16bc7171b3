package dev.nines.dashboards;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was played, and the rows that were stored of it: the answer to every question, counted by hand. */
final class Played {
    /** How a run sorts among others; answers by their time, then timeouts by their limit, then what never answered. */
    private static final long AT_LEAST = 1L << 61;
    private static final long NEVER = 1L << 62;

    /** One run, as it was stored and as it was written. */
    record Run(String model, Scene scene, String found, String flags, @Nullable Integer ttftUs, @Nullable Integer totalUs, @Nullable Integer limitUs) {
        /** The monitor says that it could not see this one well: it stood still itself. */
        boolean isExcused() {
            return found.equals("LOCAL") || flags.contains("monitor_delayed");
        }

        boolean is(Scene.Ending ending) {
            return found.equals(ending.name());
        }

        long micros(Latency of) {
            return Objects.requireNonNull(of == Latency.FIRST_TOKEN ? ttftUs : totalUs);
        }

        private long place(Latency of) {
            if (is(Scene.Ending.OK)) return micros(of);
            return is(Scene.Ending.TIMEOUT) ? AT_LEAST + Objects.requireNonNull(limitUs) : NEVER;
        }
    }

    enum Latency { FIRST_TOKEN, TOTAL }

    /** A quantile by nearest rank. */
    sealed interface Quantile {
        record Measured(long micros) implements Quantile {}

        record AtLeast(long micros) implements Quantile {}

        record Never() implements Quantile {}
    }

    final List<Run> runs;

    Played(Map<String, Integer> turns, List<Map<String, @Nullable Object>> rows) {
        runs = rows.stream().map(Played::run).toList();
        var ids = rows.stream().map(r -> r.get("request_id")).distinct().count();
        if (ids != turns.values().stream().mapToInt(Integer::intValue).sum()) throw new IllegalStateException("not each run once: " + turns);
    }

    /** Runs that are in a class of the endpoint's. */
    long counted() {
        return runs.stream().filter(r -> !r.found().equals("LOCAL")).count();
    }

    List<Run> of(String model) {
        return runs.stream().filter(r -> r.model().equals(model) && !r.found().equals("LOCAL")).toList();
    }

    /** By the words of the script, of the runs that the monitor saw. */
    Map<String, Long> classes(String model) {
        return of(model).stream().collect(Collectors.groupingBy(r -> r.scene().ending().name(), TreeMap::new, Collectors.counting()));
    }

    /** Runs up, among those up and down. */
    long up(String model) {
        return of(model).stream().filter(r -> r.is(Scene.Ending.OK)).count();
    }

    long down(String model) {
        return of(model).stream().filter(r -> !r.is(Scene.Ending.OK) && !r.is(Scene.Ending.BAD_REQUEST)).count();
    }

    /** Runs whose latency counts: answers that were seen well, and failures above them. */
    List<Run> timed(String model) {
        return of(model).stream().filter(r -> r.is(Scene.Ending.OK) ? !r.isExcused() : !r.is(Scene.Ending.BAD_REQUEST)).toList();
    }

    /** By the script alone: answers within the limit. */
    long within(String model, Latency of) {
        return timed(model).stream().filter(r -> r.is(Scene.Ending.OK)).map(Run::scene)
                .filter(s -> of == Latency.FIRST_TOKEN ? s.firstMillis() < Script.FIRST_TOKEN_LIMIT_MILLIS : s.totalMillis() < Script.TOTAL_LIMIT_MILLIS).count();
    }

    /** What histograms hold: answers, and timeouts above them. */
    List<Run> inHistogram(String model) {
        return timed(model).stream().filter(r -> r.is(Scene.Ending.OK) || r.is(Scene.Ending.TIMEOUT)).toList();
    }

    /** @param millionths such as 990,000 for p99: no rounding moves a rank */
    static Quantile quantile(List<Run> runs, int millionths, Latency of) {
        long rank = (runs.size() * (long) millionths + 999_999) / 1_000_000;
        long place = runs.stream().map(r -> r.place(of)).sorted(Comparator.naturalOrder()).skip(rank - 1).findFirst().orElseThrow();
        if (place >= NEVER) return new Quantile.Never();
        return place >= AT_LEAST ? new Quantile.AtLeast(place - AT_LEAST) : new Quantile.Measured(place);
    }

    private static Run run(Map<String, @Nullable Object> row) {
        var id = String.valueOf(row.get("request_id")).split("#", 2);
        return new Run(id[0], Script.scene(id[0], Integer.parseInt(id[1])), String.valueOf(row.get("class")), String.valueOf(row.get("flags")),
                micros(row.get("ttft_us")), micros(row.get("total_us")), micros(row.get("limit_us")));
    }

    private static @Nullable Integer micros(@Nullable Object value) {
        return value == null ? null : Math.toIntExact(((Number) value).longValue());
    }
}
