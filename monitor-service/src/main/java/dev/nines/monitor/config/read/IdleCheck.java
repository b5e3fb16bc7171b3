package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.yaml.Entry;
import java.util.List;

/** A model that one probe is to leave alone must not be asked by another one in between, as far as the file tells. */
record IdleCheck(List<ProbeSettings> probes) {
    void check(Entry table) {
        for (Entry entry : table.members()) {
            probes.stream().filter(p -> p.name().equals(entry.name()) && p.conduct().wantsIdleModel())
                    .forEach(p -> check(entry, p));
        }
    }

    private void check(Entry entry, ProbeSettings idle) {
        for (ProbeSettings other : probes) {
            boolean spoils = !other.name().equals(idle.name()) && other.endpoint().equals(idle.endpoint())
                    && other.every().compareTo(idle.conduct().afterIdle()) < 0;
            if (spoils) sharedModels(idle, other).forEach(model -> spoilt(entry, model, other));
        }
    }

    /** Only exact ids: what patterns match is known when the endpoint has listed its models. */
    private static List<String> sharedModels(ProbeSettings idle, ProbeSettings other) {
        return idle.models().stream().filter(ModelPattern::isExactId).map(ModelPattern::text)
                .filter(model -> ModelPattern.anyMatches(other.models(), model)).toList();
    }

    private static void spoilt(Entry entry, String model, ProbeSettings other) {
        entry.find("after-idle").ifPresent(e -> e.problem("cannot be: probes." + other.name() + " asks the model \""
                + model + "\" every " + Values.text(other.every())));
    }
}
