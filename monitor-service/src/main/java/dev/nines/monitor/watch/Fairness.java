package dev.nines.monitor.watch;

import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.probe.Probe;
import dev.nines.probe.fault.Canary;
import dev.nines.probe.fault.EndpointCheck;
import dev.nines.probe.fault.FairProbe;
import dev.nines.probe.fault.Witnesses;
import dev.nines.probe.openai.ProbeTransport;
import java.net.InetSocketAddress;
import java.util.List;

/** Who is asked whose fault a failed run was: the loops of all, one canary for all whom it speaks for, and each endpoint for itself. */
final class Fairness {
    private final Settings settings;
    private final ProbeTransport transport;
    private final Canary canary;

    Fairness(Settings settings, ProbeTransport transport) {
        this.settings = settings;
        this.transport = transport;
        boolean isNeeded = settings.endpoints().stream().anyMatch(e -> settings.place().canarySpeaksFor(e.baseUrl()));
        this.canary = isNeeded ? transport.canary(hosts(settings)) : Canary.NONE;
    }

    /** @param check asks the endpoint itself; of one that the canary does not speak for it is never asked */
    Probe fair(Probe probe, EndpointSettings endpoint, EndpointCheck check) {
        var witness = settings.place().canarySpeaksFor(endpoint.baseUrl()) ? canary : Canary.NONE;
        return new FairProbe(probe, new Witnesses(transport.stalls(), witness, check));
    }

    private static List<InetSocketAddress> hosts(Settings settings) {
        return settings.place().canary().stream().map(c -> InetSocketAddress.createUnresolved(c.host(), c.port())).toList();
    }
}
