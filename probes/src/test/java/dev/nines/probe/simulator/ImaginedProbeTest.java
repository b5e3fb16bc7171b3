package dev.nines.probe.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Attribute;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Plan;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import dev.nines.probe.Target;
import dev.nines.probe.openai.Deadlines;
import dev.nines.probe.openai.Endpoint;
import dev.nines.probe.openai.Manner;
import dev.nines.probe.openai.OpenAiProbe;
import dev.nines.probe.openai.Pricing;
import dev.nines.probe.openai.Prompt;
import dev.nines.probe.openai.ProbeTransport;
import dev.nines.probe.openai.Question;
import dev.nines.probe.openai.ApiKey;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.simulator.script.Access;
import dev.nines.probe.simulator.script.Script;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the generated past says, held against what the real probe finds at the real gateway, model by model. */
class ImaginedProbeTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Script SCRIPT = new Script(7, Access.OPEN, 1000, GatewayKit.models(Duration.ofMillis(8)));
    private static final Set<Phase> COMPARED = EnumSet.of(
            Phase.REQUEST, Phase.TTFB, Phase.TTFT, Phase.TTFO, Phase.LAST_TOKEN, Phase.TOTAL);
    /** How the connection was come by, and which tokens shared a read, is not the script's to say. */
    private static final Set<Flag> OF_THE_WAY = EnumSet.of(Flag.RETRIED_CONNECTION, Flag.COALESCED_TOKENS);

    static Stream<String> models() {
        return SCRIPT.models().stream().map(m -> m.id());
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_imagined_probe_sees_what_the_real_one_sees(String model) throws Exception {
        var imagined = imagined(model);
        var real = real(model);

        assertThat(imagined.observationClass()).isEqualTo(real.observationClass());
        assertThat(phases(imagined)).isEqualTo(phases(real));
        assertThat(flags(imagined)).isEqualTo(flags(real));
        assertThat(imagined.reply().attributes().keySet()).isEqualTo(real.reply().attributes().keySet());
        assertThat(comparable(imagined)).isEqualTo(comparable(real));
        assertThat(imagined.tokens()).isEqualTo(real.tokens());
        assertThat(imagined.cost()).isEqualTo(real.cost());
        if (real.reply().status() >= 400 || model.endsWith("stall")) {
            assertThat(imagined.outcome()).isEqualTo(real.outcome());
        }
    }

    private static Observation imagined(String model) {
        var all = new ArrayList<Observation>();
        var from = GatewayKit.START;
        var plan = new Plan(slot(model).series(), from, from.plusSeconds(1), from, Duration.ofSeconds(1));
        new SimulatedHistory(SCRIPT, GatewayKit.START, "chat-1", LIMIT).write(plan, all::add);
        return all.getFirst();
    }

    /** After another question, whose answer does not matter: the first one of a process also loads the client. */
    private static Observation real(String model) throws Exception {
        try (var gateway = SimulatedGateway.start(GatewayKit.ANY_PORT, SCRIPT, InstantSource.system());
                var transport = ProbeTransport.open()) {
            ask(transport, gateway, "m/plain");
            return ask(transport, gateway, model);
        }
    }

    private static Observation ask(ProbeTransport transport, SimulatedGateway gateway, String model) throws Exception {
        var endpoint = new Endpoint(URI.create("http://127.0.0.1:" + gateway.port() + "/v1"), ApiKey.NONE);
        var deadlines = new Deadlines(Duration.ofSeconds(2), LIMIT, Duration.ofSeconds(2), Duration.ofSeconds(5));
        var pricing = new Pricing.PerToken(new BigDecimal("0.00000014"), new BigDecimal("0.00000028"));
        var prompt = Prompt.of("Reply with this word: pong-{nonce}");
        var chat = new Ask.Chat(prompt, "{nonce}", 16, "", Ask.Delivery.STREAMED);
        var question = new Question(model, chat, Manner.of(deadlines), pricing, "chat-1", true);
        var probe = OpenAiProbe.of(transport, endpoint, question, InstantSource.system());
        return probe.ask(slot(model)).get(10, TimeUnit.SECONDS);
    }

    private static Slot slot(String model) {
        return new Slot(new Series(new Target("demo", "chat", model), "", "here"), GatewayKit.START);
    }

    private static List<Phase> phases(Observation o) {
        return COMPARED.stream().filter(p -> o.phases().micros(p).isPresent()).toList();
    }

    private static Set<Flag> flags(Observation o) {
        return o.flags().stream().filter(f -> !OF_THE_WAY.contains(f)).collect(Collectors.toSet());
    }

    private static Reply comparable(Observation o) {
        return o.reply().with(Attribute.REQUEST_ID, "").with(Attribute.CONNECTION, "");
    }
}
