package dev.nines.monitor.statement.page;

import dev.nines.monitor.statement.StatementDocument.Interruption;
import dev.nines.monitor.statement.chart.Micros;
import dev.nines.monitor.statement.part.Day;
import dev.nines.monitor.statement.part.Distribution;
import dev.nines.monitor.statement.part.Distribution.Level;
import dev.nines.monitor.statement.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The document's words as a person reads them. */
public record Telling(Words words) {
    /** Of {@code Distribution}, as columns of a table. */
    public static final List<String> PERCENTILES = List.of("p50", "p90", "p95", "p99", "p99.9");
    private static final int WORST_DAYS = 5;
    private static final int SECONDS_LENGTH = 19;

    /** {@code 2026-10-31 23:00:00 UTC}. */
    public String utc(String instant) {
        return plain(instant) + " UTC";
    }

    /** The same for a column whose head names the zone. */
    public String plain(String instant) {
        var text = Instant.parse(instant).toString();
        return text.substring(0, 10) + " " + text.substring(11, SECONDS_LENGTH);
    }

    /** {@code 2026-10-25 02:30:00 +01:00}; empty where the document says none. */
    public String local(String time) {
        if (time.isEmpty()) return "";
        return time.substring(0, 10) + " " + time.substring(11, SECONDS_LENGTH) + " " + time.substring(SECONDS_LENGTH);
    }

    public String verdict(String word) {
        return words.say("verdict." + word.toLowerCase(Locale.ROOT));
    }

    public String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** {@code LOW_COVERAGE} as {@code low coverage}. */
    public String reason(String word) {
        return lower(word).replace('_', ' ');
    }

    public String percent(String number) {
        return number.isEmpty() ? words.say("none") : number + " %";
    }

    public String reasons(SortedMap<String, Long> counts) {
        return counts.entrySet().stream().map(e -> e.getValue() + " " + reason(e.getKey())).collect(Collectors.joining(", "));
    }

    public String until(Interruption i) {
        return i.until().isEmpty() ? words.say("incidents.open") : plain(i.until());
    }

    public String length(Interruption i) {
        if (i.until().isEmpty()) return words.say("none");
        return length(Duration.between(Instant.parse(i.since()), Instant.parse(i.until())));
    }

    /** Decimal seconds as hours, minutes and seconds; a dash for nothing. */
    public String seconds(String decimal) {
        return decimal.isEmpty() ? words.say("none") : length(Duration.ofSeconds(new BigDecimal(decimal).longValue()));
    }

    public String seconds(long micros) {
        return Micros.seconds(micros);
    }

    public String level(Distribution d, String percentile) {
        return find(d, percentile).stream().map(this::said).findFirst().orElse(words.say("none"));
    }

    /** Empty where there is none. */
    public String interval(Distribution d, String percentile) {
        return find(d, percentile).stream().filter(l -> l.lowUs() > 0)
                .map(l -> words.say("latency.interval", rounded(l.lowUs(), RoundingMode.FLOOR),
                        l.highUs() > 0 ? rounded(l.highUs(), RoundingMode.CEILING) : words.say("latency.never")))
                .findFirst().orElse("");
    }

    public String limit(Distribution d) {
        return d.limitUs() == 0 ? words.say("none") : Micros.seconds(d.limitUs());
    }

    public boolean isOver(Distribution d, String percentile) {
        return d.limitUs() > 0 && find(d, percentile).stream().anyMatch(l -> l.us() > d.limitUs() || l.bound().equals("never_answered"));
    }

    List<String> worstDays(List<Day> days) {
        return days.stream().filter(d -> d.bad() > 0).sorted(Comparator.comparingLong(Day::bad).reversed().thenComparing(Day::day)).limit(WORST_DAYS)
                .map(d -> words.say("days.worst.day", d.day(), d.bad(), d.good() + d.bad())).toList();
    }

    private String said(Level level) {
        return switch (level.bound()) {
            case "measured" -> Micros.seconds(level.us());
            case "at_least" -> words.say("latency.at_least", Micros.seconds(level.us()));
            case "never_answered" -> words.say("latency.never");
            default -> words.say("latency.too_few");
        };
    }

    private static String rounded(long us, RoundingMode outwards) {
        return BigDecimal.valueOf(us, 6).setScale(3, outwards).toPlainString();
    }

    private static List<Level> find(Distribution d, String percentile) {
        return d.levels().stream().filter(l -> l.percentile().equals(percentile)).toList();
    }

    private static String length(Duration d) {
        return d.toHours() + " h " + d.toMinutesPart() + " min " + d.toSecondsPart() + " s";
    }
}
