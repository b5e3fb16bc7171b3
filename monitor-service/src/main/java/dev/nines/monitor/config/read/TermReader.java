package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.contract.Cycle;
import dev.nines.sla.contract.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When a contract holds, and the periods of {@code contracts.*.period}. */
final class TermReader {
    private TermReader() {}

    static Parsed<Term> term(Fields f) {
        var zone = f.required("zone", Literals::zone);
        var cycle = cycle(f);
        var from = f.required("active-from", Literals::day);
        var until = f.find("active-until");
        var last = until.map(e -> e.as(Literals::day)).orElseGet(() -> Parsed.ok(LocalDate.MAX));
        from.ifOk(a -> last.ifOk(b -> until.ifPresent(e -> {
            if (b.isBefore(a)) e.problem("must not be before active-from (" + a + ")");
        })));
        return zone.then(z -> cycle.then(c -> from.then(a -> last.then(b -> b.isBefore(a)
                ? Parsed.reported() : Parsed.ok(new Term(z, c, start(a, z), end(b, z)))))));
    }

    /** The short forms of a promise speak of months. */
    static Parsed<Cycle> cycle(Fields f) {
        var period = f.find("period");
        if (period.isPresent()) return cycle(period.get());
        if (f.find("measure").isEmpty()) return Parsed.ok(new Cycle.Month());
        f.missing("period", "must be given beside measure: month, quarter or { rolling-days: 30 }");
        return Parsed.reported();
    }

    private static Parsed<Cycle> cycle(Entry entry) {
        if (!entry.isTable()) return entry.word(w -> w.equals("month") ? new Cycle.Month() : new Cycle.Quarter());
        Fields f = entry.fields();
        var days = f.requiredCount("rolling-days");
        return f.build(() -> new Cycle.RollingDays(days.value()));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant end(LocalDate last, ZoneId zone) {
        return last.equals(LocalDate.MAX) ? Instant.MAX : start(last.plusDays(1), zone);
    }
}
