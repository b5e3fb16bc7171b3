package dev.nines.monitor.config.read;

import dev.nines.monitor.config.StatementSettings;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** {@code statements}. */
final class StatementReader {
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(7);
    private static final int MOST_DAYS = 365;

    private StatementReader() {}

    static Parsed<StatementSettings> statements(Fields f) {
        var usual = StatementSettings.USUAL;
        var grace = f.optional("grace", StatementReader::grace, usual.grace());
        var days = f.optionalList("remind-days", Literals.count(1, MOST_DAYS), usual.remindDays());
        return f.build(() -> new StatementSettings(grace.value(), sorted(days.value())));
    }

    private static Parsed<Duration> grace(String text) {
        return Literals.duration(text).then(d -> {
            if (d.compareTo(LEAST) < 0) return Parsed.wrong("must be at least " + Values.text(LEAST) + ": the last runs are on their way");
            return d.compareTo(MOST) > 0 ? Parsed.wrong("must be at most " + Values.text(MOST)) : Parsed.ok(d);
        });
    }

    private static List<Integer> sorted(List<Integer> days) {
        return days.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }
}
