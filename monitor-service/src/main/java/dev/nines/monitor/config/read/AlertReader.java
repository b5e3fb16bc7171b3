package dev.nines.monitor.config.read;

import dev.nines.monitor.config.AlertSettings;
import dev.nines.monitor.config.AlertSettings.Own;
import dev.nines.monitor.config.AlertSettings.Stance;
import dev.nines.monitor.config.AlertSettings.Usual;
import dev.nines.monitor.config.keys.AlertKeys;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Nearest;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.monitor.silence.MatcherLiteral;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.silence.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alerts.*}.
 *
 * @param receivers those that there are
 */
record AlertReader(List<String> receivers) {
    private static final String ALWAYS = "makes no sense here: of incidents and of our own trouble somebody is always told; a silence holds them back";

    AlertSettings alerts(Optional<Entry> table) {
        var own = new ArrayList<Own>();
        var usual = new ArrayList<Usual>();
        for (var entry : table.map(Entry::members).orElse(List.of())) {
            if (!entry.isTable()) never(entry).ifOk(usual::add);
            else if (UsualAlerts.isKnown(entry.name())) usual(entry).ifOk(usual::add);
            else own(entry).ifOk(own::add);
        }
        return new AlertSettings(own, usual);
    }

    private static Parsed<Usual> never(Entry entry) {
        var name = entry.name();
        return entry.as(text -> {
            if (!text.equals(AlertKeys.NEVER)) return Parsed.wrong("must be never, or a table such as { on: p99, of: total, limit: 2s }");
            if (!UsualAlerts.isKnown(name)) return Parsed.wrong("names no usual rule" + Nearest.orThereIs(name, UsualAlerts.names()));
            if (UsualAlerts.isIncident(name)) return Parsed.wrong(ALWAYS);
            return Parsed.ok(new Usual(name, Stance.NEVER, UsualAlerts.severity(name), List.of(), List.of()));
        });
    }

    private Parsed<Usual> usual(Entry entry) {
        Fields f = entry.fields();
        var name = entry.name();
        var to = to(f);
        if (UsualAlerts.isIncident(name)) {
            return f.build(Map.of("severity", ALWAYS, "for", ALWAYS, "on", UsualAlerts.RESERVED),
                    () -> new Usual(name, Stance.TOLD, UsualAlerts.severity(name), List.of(), to.value()));
        }
        var severity = f.optionalWord("severity", Severity.class, UsualAlerts.severity(name));
        var about = about(f);
        return f.build(Map.of("on", UsualAlerts.RESERVED), () -> new Usual(name, Stance.TOLD, severity.value(), about.value(), to.value()));
    }

    private Parsed<Own> own(Entry entry) {
        Fields f = entry.fields();
        var rule = new OwnRuleReader(entry.name(), f).rule();
        var about = about(f);
        var to = to(f);
        return f.build(() -> new Own(rule.value().rule(), rule.value().of(), about.value(), to.value()));
    }

    private static Parsed<List<Matcher>> about(Fields f) {
        return f.optionalOneOrMore("for", MatcherLiteral::read, List.of());
    }

    private Parsed<List<String>> to(Fields f) {
        return f.optionalOneOrMore("to", this::receiver, List.of());
    }

    private Parsed<String> receiver(String name) {
        return receivers.contains(name) ? Parsed.ok(name) : Parsed.wrong("names no receiver" + Nearest.orThereIs(name, receivers));
    }
}
