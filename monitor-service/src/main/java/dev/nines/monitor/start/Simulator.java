package dev.nines.monitor.start;

import dev.nines.probe.simulator.SimulatedGateway;
import dev.nines.probe.simulator.script.Script;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The simulated gateway as a process of its own. */
public final class Simulator {
    private Simulator() {}

    /** Returns when the process is being stopped. */
    public static void run(int port, Script script, Consumer<String> say) {
        var shutdown = Shutdown.onSignal();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), PortCheck.free(port));
        var gateway = shutdown.start(() -> SimulatedGateway.start(address, script, InstantSource.system()));
        say.accept("nines: a simulated gateway, OpenAI-compatible, at http://127.0.0.1:" + gateway.port() + "/v1");
        script.models().forEach(m -> say.accept("  " + m.id()));
        say.accept("  stop with Ctrl+C");
        shutdown.awaitRequest();
    }
}
