package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ContractSettings.AllBut;
import dev.nines.monitor.config.ContractSettings.Only;
import dev.nines.monitor.config.ContractSettings.Through;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Nearest;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.contract.Rule;
import java.util.List;

/** {@code contracts.*.applies-to.probes}. Without it, what does not stream is left out: a list of models is nobody's service. */
final class ThroughReader {
    private final List<String> names;
    private final List<String> notStreaming;

    /** @param names of all probes, those included that have problems of their own and are not among the probes */
    ThroughReader(List<String> names, List<ProbeSettings> probes) {
        this.names = names;
        this.notStreaming = probes.stream().filter(p -> !p.streams()).map(ProbeSettings::name).toList();
    }

    Parsed<Through> through(Fields appliesTo, List<Rule> rules) {
        return appliesTo.find("probes").map(e -> only(e, rules)).orElseGet(() -> allThatStream(appliesTo));
    }

    private Parsed<Through> allThatStream(Fields appliesTo) {
        if (!names.isEmpty() && notStreaming.size() == names.size()) {
            appliesTo.missing("probes", "must name the probes that count, as no probe streams; " + Nearest.thereIs(names));
        }
        return Parsed.ok(new AllBut(notStreaming));
    }

    private Parsed<Through> only(Entry entry, List<Rule> rules) {
        var listed = entry.listOf(name -> probe(name, rules));
        listed.ifOk(list -> {
            if (list.isEmpty()) entry.problem("must name at least one probe, or not be there");
        });
        return listed.map(Only::new);
    }

    private Parsed<String> probe(String name, List<Rule> rules) {
        if (!names.contains(name)) return Parsed.wrong("names no probe" + Nearest.orThereIs(name, names));
        boolean needsFirstToken = rules.stream().anyMatch(r -> r instanceof Rule.Latency l && l.of() == Rule.Of.FIRST_TOKEN);
        return needsFirstToken && notStreaming.contains(name)
                ? Parsed.wrong("does not stream, so it has no first token, which latency.of asks for") : Parsed.ok(name);
    }
}
