package dev.nines.monitor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.fault.Reachable;
import dev.nines.probe.openai.ApiKey;
import dev.nines.probe.openai.Endpoint;
import dev.nines.probe.openai.ModelsClient;
import dev.nines.probe.openai.ProbeTransport;
import dev.nines.probe.simulator.SimulatedGateway;
import dev.nines.probe.simulator.script.Access;
import dev.nines.probe.simulator.script.LatencyModel;
import dev.nines.probe.simulator.script.Lengths;
import dev.nines.probe.simulator.script.Pace;
import dev.nines.probe.simulator.script.Prices;
import dev.nines.probe.simulator.script.Script;
import dev.nines.probe.simulator.script.SimulatedModel;
import dev.nines.probe.simulator.script.Troubles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelsCheckTest {
    private final ProbeTransport transport = ProbeTransport.open();
    private Instant now = Instant.parse("2026-10-01T12:00:00Z");
    private int granted;

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void a_list_is_an_answer() throws Exception {
        try (var gateway = gateway()) {
            assertThat(said(check(gateway.port(), Integer.MAX_VALUE))).isEqualTo(Reachable.YES);
        }
    }

    @Test
    void nobody_there_is_none() throws Exception {
        assertThat(said(check(portOfNobody(), Integer.MAX_VALUE))).isEqualTo(Reachable.NO);
    }

    @Test
    void it_is_asked_again_after_ten_seconds_and_not_before_even_if_the_clock_is_set_back() throws Exception {
        var check = check(portOfNobody(), Integer.MAX_VALUE);
        assertThat(said(check)).isEqualTo(Reachable.NO);

        now = now.plus(Duration.ofMillis(9_999));
        assertThat(said(check)).isEqualTo(Reachable.UNKNOWN);
        now = now.plus(Duration.ofMillis(1));
        assertThat(said(check)).isEqualTo(Reachable.NO);
        now = now.minus(Duration.ofHours(1));
        assertThat(said(check)).isEqualTo(Reachable.NO);
        assertThat(granted).isEqualTo(3);
    }

    @Test
    void where_the_budget_allows_nothing_nobody_is_asked() throws Exception {
        assertThat(said(check(portOfNobody(), 0))).isEqualTo(Reachable.UNKNOWN);
    }

    private ModelsCheck check(int port, int most) {
        var endpoint = new Endpoint(URI.create("http://127.0.0.1:" + port + "/v1"), ApiKey.NONE);
        InstantSource clock = () -> now;
        return new ModelsCheck(new ModelsClient(transport, endpoint, ModelsCheck.LIMITS), _ -> ++granted <= most, clock);
    }

    private static Reachable said(ModelsCheck check) throws Exception {
        return check.ask().get(10, TimeUnit.SECONDS);
    }

    private static SimulatedGateway gateway() {
        var pace = new Pace(LatencyModel.of(Duration.ofMillis(30), 0.1), LatencyModel.of(Duration.ofMillis(2), 0.1));
        var model = new SimulatedModel("house/a", "", Prices.usdPerMillion("0.10", "0.20"), pace, new Lengths(24, 8, 12, 0), Troubles.NONE);
        return SimulatedGateway.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Script(7, Access.OPEN, 60_000, List.of(model)), InstantSource.system());
    }

    private static int portOfNobody() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
