package dev.nines.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.monitor.start.Forked;
import dev.nines.probe.simulator.SimulatedGateway;
import dev.nines.probe.simulator.script.DemoScript;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code nines probe} as a user starts and stops it. */
class ProbeProcessTest {
    @Test
    void without_an_end_it_asks_until_it_is_told_to_stop_and_then_sums_up() {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var gateway = SimulatedGateway.start(address, DemoScript.script(), InstantSource.system());
                var probe = Forked.start(Map.of(), "probe", "--base-url", "http://127.0.0.1:" + gateway.port() + "/v1",
                        "--model", DemoScript.FAST, "--every", "200ms")) {
            await().atMost(Forked.PATIENCE).until(() -> probe.text().lines().filter(l -> l.contains("  OK ")).count() >= 3);

            int exit = probe.terminate();

            assertThat(probe.text()).containsPattern("\n\\d+ runs: \\d+ OK").contains("median")
                    .doesNotContain("WARN", "Exception", "\tat ");
            assertThat(exit).isZero();
        }
    }
}
