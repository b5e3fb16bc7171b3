package dev.nines.monitor.watch;

import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.VantageSettings;
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
    private final VantageSettings place;
    private final ProbeTransport transport;
    /** Asked for the first time when there is somebody whom it speaks for; before that nobody is knocked at. */
    private Canary canary = Canary.NONE;

    Fairness(VantageSettings place, ProbeTransport transport) {
        this.place = place;
        this.transport = transport;
    }

    /** @param check asks the endpoint itself; of one that the canary does not speak for it is never asked */
    Probe fair(Probe probe, EndpointSettings endpoint, EndpointCheck check) {
        var witness = place.canarySpeaksFor(endpoint.baseUrl()) ? canary() : Canary.NONE;
        return new FairProbe(probe, new Witnesses(transport.stalls(), witness, check));
    }

    private synchronized Canary canary() {
        if (canary.equals(Canary.NONE)) canary = transport.canary(hosts());
        return canary;
    }

    private List<InetSocketAddress> hosts() {
        return place.canary().stream().map(c -> InetSocketAddress.createUnresolved(c.host(), c.port())).toList();
    }
}
