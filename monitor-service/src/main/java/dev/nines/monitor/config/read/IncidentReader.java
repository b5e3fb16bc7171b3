package dev.nines.monitor.config.read;

import dev.nines.monitor.config.IncidentSettings;
import dev.nines.monitor.config.IncidentSettings.Viewers;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.incident.IncidentPolicy;
import java.time.Duration;

/** When a target counts as down, and who says so. */
final class IncidentReader {
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(1);

    private IncidentReader() {}

    static Parsed<IncidentSettings> incidents(Fields f) {
        var usual = IncidentSettings.USUAL.policy();
        var open = f.optionalCount("open-after", usual.openAfter());
        var outOf = f.find("out-of").map(e -> outOf(e, open)).orElse(open);
        var close = f.optionalCount("close-after", usual.closeAfter());
        var viewers = f.find("vantages").map(e -> together(e.fields())).orElseGet(() -> Parsed.ok(new Viewers.Each()));
        return f.build(() -> new IncidentSettings(new IncidentPolicy(open.value(), outOf.value(), close.value()), viewers.value()));
    }

    private static Parsed<Viewers> together(Fields f) {
        var vantages = VantagesReader.vantages(f);
        var fresh = f.optional("fresh-for", IncidentReader::freshFor, IncidentSettings.FRESH);
        return f.build(() -> new Viewers.Together(vantages.value(), fresh.value()));
    }

    private static Parsed<Duration> freshFor(String text) {
        return Literals.duration(text).then(d -> d.compareTo(SHORTEST) < 0 || d.compareTo(LONGEST) > 0
                ? Parsed.wrong("must be 10s to 1d") : Parsed.ok(d));
    }

    private static Parsed<Integer> outOf(Entry written, Parsed<Integer> open) {
        var outOf = written.count();
        outOf.ifOk(n -> open.ifOk(m -> {
            if (n < m) written.problem("must be at least incidents.open-after (" + m + ")");
        }));
        return outOf;
    }
}
