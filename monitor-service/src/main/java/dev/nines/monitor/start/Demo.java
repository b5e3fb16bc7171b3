package dev.nines.monitor.start;

import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.DemoSettings;
import dev.nines.monitor.demo.DemoHistory;
import dev.nines.monitor.watch.Watch;
import dev.nines.probe.simulator.SimulatedGateway;
import dev.nines.probe.simulator.script.DemoScript;
import dev.nines.probe.simulator.script.Script;
import dev.nines.sla.contract.Period;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Consumer;

/** The simulated gateway on a free port of this machine. */
final class Demo implements AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final Script script = DemoScript.script();
    private final SimulatedGateway gateway;

    private Demo(SimulatedGateway gateway) {
        this.gateway = gateway;
    }

    static Demo start() {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new Demo(SimulatedGateway.start(anyPort, DemoScript.script(), InstantSource.system()));
    }

    /** @param service where our own pages, and with them the demo's receiver, will be */
    Settings settings(DataFolder folder, URI service) {
        var signing = new Secret(folder.kept("demo-receiver.secret", Demo::freshSecret));
        return DemoSettings.settings(script, URI.create("http://127.0.0.1:" + gateway.port() + "/v1"), service, signing);
    }

    /** Gives the demo its last month, where it has none yet, and says how far it is. */
    void writePast(Watch watch, Consumer<String> say) {
        var zone = watch.settings().contracts().getFirst().contract().zone();
        var month = Period.containing(InstantSource.system().instant(), zone).previous();
        var history = new DemoHistory(script, watch.stores().observations(), watch.stores().plans());
        history.write(watch.roster().asked(), month,
                progress -> say.accept("  past    " + month.label() + ", simulated: " + progress));
    }

    @Override
    public void close() {
        gateway.close();
    }

    private static String freshSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
