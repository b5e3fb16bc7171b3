package dev.nines.monitor.config.read;

import dev.nines.db.retention.Ages;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literal;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import java.time.Duration;

/** {@code retention}. What is summed up is kept at least as long as what it was summed up from. */
final class RetentionReader {
    /** Pages and budgets count the last 31 days in raw rows. */
    private static final Duration LEAST = Duration.ofDays(32);
    /** A century is for ever, and still an instant that PostgreSQL can hold. */
    private static final Duration MOST = Duration.ofDays(36_500);

    private RetentionReader() {}

    static Parsed<Ages> ages(Fields f) {
        var raw = f.optional("raw", age("pages and budgets count the last 31 days in raw rows"), Ages.USUAL.raw());
        var hours = longer(f, "hours", "raw", raw, Ages.USUAL.hours());
        var days = longer(f, "days", "hours", hours, Ages.USUAL.days());
        return f.build(() -> new Ages(raw.value(), hours.value(), days.value()));
    }

    private static Parsed<Duration> longer(Fields f, String key, String below, Parsed<Duration> least, Duration usual) {
        var written = f.find(key);
        if (written.isEmpty()) return least.map(l -> l.compareTo(usual) > 0 ? l : usual);
        var age = written.get().as(age("it is summed up from raw rows"));
        age.ifOk(a -> least.ifOk(l -> {
            if (a.compareTo(l) < 0) {
                written.get().problem("must be at least as long as retention." + below + " (" + Values.text(l) + ")");
            }
        }));
        return age;
    }

    private static Literal<Duration> age(String why) {
        return text -> Literals.duration(text).then(d -> {
            if (d.compareTo(LEAST) < 0) return Parsed.wrong("must be at least " + Values.text(LEAST) + ": " + why);
            return d.compareTo(MOST) > 0 ? Parsed.wrong("must be at most " + Values.text(MOST)) : Parsed.ok(d);
        });
    }
}
