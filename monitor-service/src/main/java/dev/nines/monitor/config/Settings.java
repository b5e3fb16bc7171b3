package dev.nines.monitor.config;

import dev.nines.db.retention.Ages;
import dev.nines.probe.Series;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.silence.Silence;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything a service was told to do. Lists keep the order of the file.
 *
 * @param origin who said so
 * @param place where probes are sent from
 * @param retention how long what is kept
 * @param access who may reach us, and whom we may be sent to
 * @param alerts what is told of beside what is told of anyway
 * @param maintenance windows of announced work, in which alerts are held back
 * @param statements when they are written, and when their claims are remembered
 * @param tiers a model belongs to the first tier of which a pattern matches
 */
public record Settings(
        Origin origin,
        VantageSettings place,
        List<EndpointSettings> endpoints,
        List<TierSettings> tiers,
        List<ProbeSettings> probes,
        List<ContractSettings> contracts,
        IncidentSettings incidents,
        List<ReceiverSettings> receivers,
        Ages retention,
        AccessSettings access,
        AlertSettings alerts,
        List<Silence> maintenance,
        StatementSettings statements) {
    private static final Objective OWN = new Objective(999_000);

    /** What told the service what to do. */
    public enum Origin { DEMO, ENVIRONMENT, FILE }

    /** With the usual retention, access, alerts and statements, and no maintenance. */
    public Settings(Origin origin, VantageSettings place, List<EndpointSettings> endpoints, List<TierSettings> tiers,
            List<ProbeSettings> probes, List<ContractSettings> contracts, IncidentSettings incidents, List<ReceiverSettings> receivers) {
        this(origin, place, endpoints, tiers, probes, contracts, incidents, receivers, Ages.USUAL, AccessSettings.USUAL, AlertSettings.USUAL, List.of(), StatementSettings.USUAL);
    }

    public Settings {
        endpoints = List.copyOf(endpoints);
        tiers = List.copyOf(tiers);
        probes = List.copyOf(probes);
        contracts = List.copyOf(contracts);
        receivers = List.copyOf(receivers);
        maintenance = List.copyOf(maintenance);
    }

    /** The name of the place that probes are sent from. */
    public String vantage() {
        return place.name();
    }

    /** Our own objective, for the error budget of a target that no contract covers. */
    public Objective defaultObjective() {
        return OWN;
    }

    /** True where the endpoint is our own simulated gateway, so that every observation is marked so. */
    public boolean isSimulated() {
        return origin == Origin.DEMO;
    }

    public EndpointSettings endpoint(String name) {
        return endpoints.stream().filter(e -> e.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no endpoint of this name: \"" + name + "\""));
    }

    public ProbeSettings probe(String name) {
        return probes.stream().filter(p -> p.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no probe of this name: \"" + name + "\""));
    }

    /** False for what never streams; a probe of another configuration is taken for one that did. */
    public boolean hasFirstToken(Series series) {
        return !withoutFirstToken().contains(series.target().probe());
    }

    /** The probes whose runs have a total and never a first token. */
    public Set<String> withoutFirstToken() {
        return probes.stream().filter(p -> !p.streams()).map(ProbeSettings::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The name of the model's tier, or {@code ""} where it belongs to none. */
    public String tierOf(String model) {
        return tiers.stream().filter(t -> t.holds(model)).map(TierSettings::name).findFirst().orElse("");
    }
}
