package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Fault;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.exclusion.Exclusions;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;

/** Which runs a contract counts, and as what. */
final class CountingReader {
    private CountingReader() {}

    static Parsed<Counting> counting(Fields f) {
        var policy = f.demand("counting").map(CountingReader::policy).orElseGet(Parsed::reported);
        var floor = f.required("coverage-floor", Literals::percent);
        var viewpoint = f.find("vantages").map(e -> viewpoint(e.fields())).orElseGet(() -> Parsed.ok(new Viewpoint.EachVantage()));
        var exclusions = f.find("exclusions").map(e -> new ExclusionReader(zone(f)).exclusions(e))
                .orElseGet(() -> Parsed.ok(Exclusions.NONE));
        return policy.then(p -> floor.then(c -> viewpoint.then(v -> exclusions.map(x -> new Counting(p, c, v, x)))));
    }

    private static Parsed<CountingPolicy> policy(Entry entry) {
        var faults = entry.words(Fault.class);
        faults.ifOk(list -> {
            if (list.isEmpty()) entry.problem("must name at least one kind of fault, such as [provider]");
        });
        return faults.map(list -> new CountingPolicy(new LinkedHashSet<>(list)));
    }

    /** Where the zone is wrong, that has been told, and any will do. */
    private static ZoneId zone(Fields f) {
        return f.find("zone").flatMap(e -> e.text().flatMap(text -> switch (Literals.zone(text)) {
            case Parsed.Ok<ZoneId>(ZoneId zone) -> Optional.of(zone);
            case Parsed.Wrong<ZoneId> _ -> Optional.empty();
        })).orElse(ZoneOffset.UTC);
    }

    private static Parsed<Viewpoint> viewpoint(Fields f) {
        var vantages = VantagesReader.vantages(f);
        return f.build(() -> new Viewpoint.Together(vantages.value()));
    }
}
