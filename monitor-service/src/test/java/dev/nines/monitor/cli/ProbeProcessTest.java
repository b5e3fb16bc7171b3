package dev.nines.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.monitor.start.Forked;
import dev.nines.probe.simulator.SimulatedGateway;
import dev.nines.probe.simulator.script.DemoScript;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code nines probe} as a user starts and stops it. */
class ProbeProcessTest {
    @Test
    void without_an_end_it_asks_until_it_is_told_to_stop_and_then_sums_up() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var gateway = SimulatedGateway.start(address, DemoScript.script(), InstantSource.system());
                var probe = Forked.start(Map.of(), "probe", "--base-url", "http://127.0.0.1:" + gateway.port() + "/v1",
                        "--model", DemoScript.FAST, "--every", "200ms")) {
            await().atMost(Forked.PATIENCE).until(() -> answered(probe) >= 3);

            assertThat(probe.terminate()).isZero();
            assertThat(probe.text()).containsPattern("\n\\d+ runs: \\d+ OK")
                    .doesNotContain("WARN", "Exception", "\tat ");
        }
    }

    private static long answered(Forked probe) {
        return probe.text().lines().filter(line -> line.contains("  OK ")).count();
    }
}
