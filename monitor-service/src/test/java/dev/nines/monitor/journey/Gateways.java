package dev.nines.monitor.journey;

import static java.time.Duration.ofMillis;

import dev.nines.probe.simulator.SimulatedGateway;
import dev.nines.probe.simulator.script.Access;
import dev.nines.probe.simulator.script.LatencyModel;
import dev.nines.probe.simulator.script.Lengths;
import dev.nines.probe.simulator.script.Pace;
import dev.nines.probe.simulator.script.Prices;
import dev.nines.probe.simulator.script.Script;
import dev.nines.probe.simulator.script.SimulatedModel;
import dev.nines.probe.simulator.script.Troubles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.stream.IntStream;

/** Healthy gateways in the test's own process; what goes wrong here is elsewhere. */
final class Gateways {
    static final int MODELS = 5;

    private Gateways() {}

    static SimulatedGateway open(Access access) {
        var models = IntStream.range(0, MODELS).mapToObj(i -> healthy("house/model-" + i)).toList();
        return SimulatedGateway.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new Script(7, access, 60_000, models),
                InstantSource.system());
    }

    static String url(SimulatedGateway gateway) {
        return "http://127.0.0.1:" + gateway.port() + "/v1";
    }

    private static SimulatedModel healthy(String id) {
        var pace = new Pace(LatencyModel.of(ofMillis(30), 0.1), LatencyModel.of(ofMillis(2), 0.1));
        return new SimulatedModel(id, "", Prices.usdPerMillion("0.10", "0.20"), pace, new Lengths(24, 8, 12, 0), Troubles.NONE);
    }
}
