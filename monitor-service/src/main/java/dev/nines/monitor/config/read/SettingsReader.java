package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.TierSettings;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.silence.Silence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The top level of a configuration. */
final class SettingsReader {
    /** Keys of the design that a later version will bring. */
    private static final List<String> NOT_YET = List.of("routes");

    private final Secrets secrets;

    SettingsReader(Secrets secrets) {
        this.secrets = secrets;
    }

    Parsed<Settings> settings(Entry root) {
        Fields top = root.fields();
        var vantage = VantageReader.vantage(top);
        var endpoints = endpoints(top);
        var tiers = all(top.find("tiers"), e -> e.listOf(Values::pattern).map(p -> new TierSettings(e.name(), p)));
        var probes = probes(top);
        var contracts = contracts(top, probes);
        var incidents = top.table("incidents", IncidentReader::incidents);
        var receivers = all(top.find("receivers"), e -> new ReceiverReader(secrets).receiver(e));
        var retention = top.table("retention", RetentionReader::ages);
        var access = top.table("access", AccessReader::access);
        var alerts = new AlertReader(names(top.find("receivers"))).alerts(top.find("alerts"));
        var maintenance = maintenance(top);
        var statements = top.table("statements", StatementReader::statements);
        top.find("probes").ifPresent(e -> new IdleCheck(probes).check(e));
        top.find("probes").ifPresent(e -> new TimeoutCheck(contracts, tiers).check(e, probes));
        return top.build(notYet(), () -> new Settings(Settings.Origin.FILE, vantage.value(), endpoints, tiers, probes,
                contracts, incidents.value(), receivers, retention.value(), access.value(), alerts, maintenance, statements.value()));
    }

    private List<EndpointSettings> endpoints(Fields top) {
        return all(top.demand("endpoints"), e -> new EndpointReader(secrets).endpoint(e));
    }

    private static List<ProbeSettings> probes(Fields top) {
        var endpoints = names(top.find("endpoints"));
        return all(top.demand("probes"), e -> new ProbeReader(endpoints).probe(e));
    }

    private static List<ContractSettings> contracts(Fields top, List<ProbeSettings> probes) {
        var reader = new ContractReader(names(top.find("tiers")), new ThroughReader(names(top.find("probes")), probes));
        return all(top.find("contracts"), reader::contract);
    }

    private static List<Silence> maintenance(Fields top) {
        var names = new EnumMap<Label, List<String>>(Label.class);
        for (var label : List.of(Label.ENDPOINT, Label.TIER, Label.PROBE, Label.CONTRACT, Label.RECEIVER)) names.put(label, names(top.find(Labels.word(label) + "s")));
        return all(top.find("maintenance"), new MaintenanceReader(names)::window);
    }

    private static <T> List<T> all(Optional<Entry> table, Function<Entry, Parsed<T>> reader) {
        var understood = new ArrayList<T>();
        for (Entry member : table.map(Entry::members).orElse(List.of())) reader.apply(member).ifOk(understood::add);
        return understood;
    }

    private static List<String> names(Optional<Entry> table) {
        return table.map(Entry::members).orElse(List.of()).stream().map(Entry::name).toList();
    }

    private static Map<String, String> notYet() {
        return NOT_YET.stream().collect(Collectors.toMap(k -> k, _ -> "is not a key of this version"));
    }
}
