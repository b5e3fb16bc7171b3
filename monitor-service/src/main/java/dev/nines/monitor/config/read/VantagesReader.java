package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.vantage.Vantages;
import java.util.List;
import java.util.TreeSet;

/** Several vantages of which so many must agree. */
final class VantagesReader {
    private VantagesReader() {}

    static Parsed<Vantages> vantages(Fields f) {
        var names = f.demand("names").map(e -> e.listOf(Values::vantage)).orElseGet(Parsed::reported);
        var quorum = f.requiredCount("quorum");
        names.ifOk(list -> {
            if (new TreeSet<>(list).size() < list.size() || list.isEmpty()) {
                f.find("names").ifPresent(e -> e.problem("must name at least one vantage, each once"));
            } else {
                quorum.ifOk(q -> atMost(f, q, list));
            }
        });
        return f.isClean() ? Parsed.ok(new Vantages(quorum.value(), new TreeSet<>(names.value()))) : Parsed.reported();
    }

    private static void atMost(Fields f, int quorum, List<String> names) {
        if (quorum > names.size()) {
            f.find("quorum").ifPresent(e -> e.problem("must be at most " + names.size() + ", as many as there are names"));
        }
    }
}
