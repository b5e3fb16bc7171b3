package dev.nines.probe.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Attribute;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import dev.nines.probe.Target;
import dev.nines.probe.TokenKind;
import dev.nines.probe.openai.ApiKey;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Ask.Delivery;
import dev.nines.probe.openai.Connecting;
import dev.nines.probe.openai.Deadlines;
import dev.nines.probe.openai.Endpoint;
import dev.nines.probe.openai.Manner;
import dev.nines.probe.openai.OpenAiProbe;
import dev.nines.probe.openai.Pricing;
import dev.nines.probe.openai.ProbeTransport;
import dev.nines.probe.openai.Prompt;
import dev.nines.probe.openai.Question;
import dev.nines.probe.simulator.script.Access;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of question, end to end against the simulated gateway. */
class KindsAgainstGatewayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Prompt PROMPT = Prompt.of("Reply with this word: pong-{nonce}");

    private final SimulatedGateway gateway = GatewayKit.start(Access.OPEN, 1_000);
    private final ProbeTransport transport = ProbeTransport.open();

    @AfterEach
    void close() {
        transport.close();
        gateway.close();
    }

    private Observation ask(String model, Ask ask, Connecting connecting) throws Exception {
        var endpoint = new Endpoint(URI.create("http://127.0.0.1:" + gateway.port() + "/v1"), ApiKey.NONE);
        var total = model.endsWith("stall") ? SHORT : PATIENCE;
        var limits = new Deadlines(PATIENCE, PATIENCE, PATIENCE, total);
        var question = new Question(model, ask, new Manner(limits, connecting), Pricing.UNKNOWN, "kind-1", true);
        var slot = new Slot(new Series(new Target("sim", "kind", model), "", "here"), GatewayKit.START);
        return OpenAiProbe.of(transport, endpoint, question, InstantSource.system()).ask(slot).get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_whole_chat_is_answered_by_one_document_of_the_tier_that_was_asked_for() throws Exception {
        var found = ask("m/reasoning", new Ask.Chat(PROMPT, "{nonce}", 16, "flex", Delivery.WHOLE), Connecting.KEPT);

        assertThat(found.observationClass().name()).isEqualTo("OK");
        assertThat(found.flags()).containsExactlyInAnyOrder(Flag.NO_TTFT, Flag.REASONING);
        assertThat(found.reply().attribute(Attribute.SERVICE_TIER)).contains("flex");
        assertThat(found.phases().micros(Phase.TTFT)).isEmpty();
    }

    @Test
    void a_long_context_costs_its_length() throws Exception {
        var found = ask("m/plain", new Ask.Chat(new Prompt(PROMPT.text(), 50_000), "{nonce}", 16, "", Delivery.STREAMED),
                Connecting.FRESH);

        assertThat(found.observationClass().name()).isEqualTo("OK");
        assertThat(found.tokens().count(TokenKind.PROMPT).orElse(0)).isBetween(49_990, 50_010);
        assertThat(found.reply().attribute(Attribute.CONNECTION)).contains("fresh");
        assertThat(found.flags()).doesNotContain(Flag.WRONG_ANSWER);
    }

    @Test
    void a_list_is_there() throws Exception {
        assertThat(ask("models", new Ask.Models(), Connecting.KEPT).observationClass().name()).isEqualTo("OK");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            m/plain,        OK
            m/http-503,     SERVER_ERROR
            m/rate-limited, RATE_LIMITED
            m/reset,        CONNECT
            m/stall,        TIMEOUT
            m/truncated,    TRUNCATED
            m/malformed,    MALFORMED
            m/none,         MODEL_NOT_FOUND
            """)
    void a_model_gives_vectors_as_well_as_it_chats(String model, String expected) throws Exception {
        assertThat(ask(model, new Ask.Embedding(PROMPT), Connecting.KEPT).observationClass().name()).isEqualTo(expected);
    }
}
