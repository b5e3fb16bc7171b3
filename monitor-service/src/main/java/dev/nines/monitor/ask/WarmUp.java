package dev.nines.monitor.ask;

import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import dev.nines.probe.Target;
import dev.nines.probe.json.ObservationJson;
import dev.nines.probe.openai.ApiKey;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Deadlines;
import dev.nines.probe.openai.Endpoint;
import dev.nines.probe.openai.Manner;
import dev.nines.probe.openai.OpenAiProbe;
import dev.nines.probe.openai.Pricing;
import dev.nines.probe.openai.ProbeTransport;
import dev.nines.probe.openai.Question;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * A young JVM spends hundreds of milliseconds of its first request on loading classes. A simulated gateway inside this
 * process, on the loopback address, is asked first, so that no endpoint's latency has our own start in it.
 */
public final class WarmUp {
    private static final int ROUNDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String MODEL = "warm-up";

    private final ProbeTransport transport;
    private final Slot slot = new Slot(new Series(new Target("warm-up", "chat", MODEL), "", "here"), Instant.EPOCH);

    private WarmUp(ProbeTransport transport) {
        this.transport = transport;
    }

    /** What {@code baseUrl} will need; returns when it is ready, however that went. */
    public static void forA(URI baseUrl, ProbeTransport transport) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var gateway = SimulatedGateway.start(address, script(), InstantSource.system())) {
            var warmUp = new WarmUp(transport);
            String authority = "://" + address.getAddress().getHostAddress() + ":" + gateway.port() + "/v1";
            for (int i = 0; i < ROUNDS; i++) warmUp.ask("http" + authority);
            // Nobody there speaks TLS: the hello is made, sent and refused, and that is where the time goes.
            if ("https".equalsIgnoreCase(baseUrl.getScheme())) warmUp.ask("https" + authority);
        }
    }

    private void ask(String baseUrl) {
        var limits = new Deadlines(PATIENCE, PATIENCE, PATIENCE, PATIENCE);
        var question = new Question(MODEL, Ask.Chat.streamed(MODEL, "", 16), Manner.of(limits), Pricing.UNKNOWN, MODEL, true);
        var probe = OpenAiProbe.of(transport, new Endpoint(URI.create(baseUrl), ApiKey.NONE), question,
                InstantSource.system());
        ObservationJson.write(probe.ask(slot).join());
    }

    private static Script script() {
        var atOnce = LatencyModel.of(Duration.ZERO, 0);
        var model = new SimulatedModel(MODEL, "", Prices.usdPerMillion("0", "0"), new Pace(atOnce, atOnce),
                new Lengths(8, 4, 4, 0), new Troubles(List.of(), List.of()));
        return new Script(1, Access.OPEN, 1_000_000, List.of(model));
    }
}
