package dev.nines.monitor.config;

import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.AlertRule;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.silence.Matcher;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is told of, beside what is told of anyway.
 *
 * @param own rules that somebody added
 * @param usual rules that there are anyway and that somebody changed
 */
public record AlertSettings(List<Own> own, List<Usual> usual) {
    public static final AlertSettings USUAL = new AlertSettings(List.of(), List.of());

    public AlertSettings {
        own = List.copyOf(own);
        usual = List.copyOf(usual);
    }

    /** @param to names of receivers; none: everyone who wants to hear of such messages */
    public record Own(AlertRule rule, Of of, List<Matcher> about, List<String> to) {
        public Own {
            about = List.copyOf(about);
            to = List.copyOf(to);
        }

        public boolean isAbout(Labels labels) {
            return about.stream().allMatch(matcher -> matcher.matches(labels));
        }
    }

    /** What its figures are of. */
    public sealed interface Of {
        record Runs() implements Of {}

        record Latency(Rule.Of phase, Duration limit) implements Of {}
    }

    public enum Stance { TOLD, NEVER }

    /** @param rule its name */
    public record Usual(String rule, Stance stance, Severity severity, List<Matcher> about, List<String> to) {
        public Usual {
            about = List.copyOf(about);
            to = List.copyOf(to);
        }
    }

    /** Whether anybody is told of it. */
    public boolean tells(Alert alert) {
        return changed(alert).allMatch(u -> u.stance() == Stance.TOLD && u.about().stream().allMatch(m -> m.matches(alert.labels())));
    }

    /** As severe as somebody says. */
    public Alert weighed(Alert alert) {
        return changed(alert).findFirst().map(u -> new Alert(alert.labels(), alert.topic(), u.severity(), alert.memory())).orElse(alert);
    }

    /** By the name of each rule of which not everybody is told. */
    public Map<String, Set<String>> receivers() {
        var receivers = new LinkedHashMap<String, Set<String>>();
        own.stream().filter(o -> !o.to().isEmpty()).forEach(o -> receivers.put(o.rule().name(), Set.copyOf(o.to())));
        usual.stream().filter(u -> !u.to().isEmpty()).forEach(u -> receivers.put(u.rule(), Set.copyOf(u.to())));
        return receivers;
    }

    private Stream<Usual> changed(Alert alert) {
        var rule = alert.labels().value(Label.RULE).orElse("");
        return usual.stream().filter(u -> u.rule().equals(rule));
    }
}
