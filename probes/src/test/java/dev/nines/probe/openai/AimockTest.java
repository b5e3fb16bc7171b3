package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Attribute;
import dev.nines.probe.Flag;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.TokenKind;
import dev.nines.probe.openai.ChatCompletionProbe.Finding;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every mode of an OpenAI-compatible server that this project did not write, {@code @copilotkit/aimock} from npm,
 * through the real client. What each mode answers is in {@code .ci/aimock/modes.json}.
 */
class AimockTest {
    private static final String WHOLE = "an answer of several words";
    private static final Deadlines LIMITS = Asking.deadlines(5_000, 2_000, 2_000, 10_000);

    private URI baseUrl = URI.create("http://127.0.0.1");

    @BeforeEach
    void find() {
        baseUrl = URI.create(Neighbours.named("NINES_TEST_AIMOCK"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            mode              | status | class           | reason                     | flags
            whole             | 200    | OK              | ''                         | ''
            slow              | 200    | OK              | ''                         | ''
            reasoning         | 200    | OK              | ''                         | reasoning
            only reasoning    | 200    | OK              | ''                         | no_visible_output reasoning
            tool call         | 200    | OK              | ''                         | tool_calls
            a token unseen    | 200    | OK              | ''                         | no_ttft no_visible_output
            empty             | 200    | EMPTY           | without a token            | ''
            filtered          | 200    | BAD_REQUEST     | content_filter             | ''
            truncated at once | 0      | CONNECT         | closed before any byte     | empty_reply
            limited           | 429    | RATE_LIMITED    | Slow down                  | ''
            spent             | 429    | QUOTA           | insufficient_quota         | ''
            overloaded        | 503    | SERVER_ERROR    | The engine is overloaded   | ''
            failed            | 500    | SERVER_ERROR    | Something went wrong       | ''
            gateway timeout   | 504    | TIMEOUT         | upstream timed out         | timeout_upstream
            key refused       | 401    | AUTH            | invalid_api_key            | ''
            gone              | 404    | MODEL_NOT_FOUND | model_not_found            | ''
            bad request       | 400    | BAD_REQUEST     | Unsupported parameter      | ''
            chaos malformed   | 200    | MALFORMED       | JSON                       | ''
            chaos drop        | 500    | SERVER_ERROR    | Chaos: request dropped     | ''
            chaos disconnect  | 0      | CONNECT         | closed before any byte     | empty_reply
            chaos limit       | 429    | RATE_LIMITED    | Chaos: rate limit exceeded | ''
            late              | 0      | TIMEOUT         | not a byte of an answer    | timeout_first_token
            unheard of        | 404    | MODEL_NOT_FOUND | No fixture matched         | ''
            """)
    void each_mode_of_a_foreign_server_is_told_for_what_it_is(
            String mode, int status, String observationClass, String reason, String flags) throws Exception {
        var o = ask(mode).observation();

        assertThat(o.observationClass()).as(o.outcome().detailText()).hasToString(observationClass);
        assertThat(o.reply().status()).isEqualTo(status);
        assertThat(o.outcome().detailText()).contains(reason);
        assertThat(o.flags().stream().map(Flag::word).sorted().collect(Collectors.joining(" "))).isEqualTo(flags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "disconnected"})
    void a_stream_that_is_cut_short_is_truncated_however_much_came(String mode) throws Exception {
        var finding = ask(mode);

        var o = finding.observation();
        assertThat(o.observationClass()).isEqualTo(ObservationClass.TRUNCATED);
        assertThat(o.outcome().detailText()).startsWith("cut after");
        assertThat(o.flags()).containsExactlyInAnyOrder(
                Flag.TRANSPORT_ERROR, Flag.MISSING_DONE, Flag.MISSING_FINISH_REASON, Flag.NO_USAGE);
        assertThat(WHOLE).startsWith(finding.reading().text().content());
        assertThat(o.phases().micros(Phase.TTFT)).isPresent();
    }

    @Test
    void what_it_answers_is_what_we_read() throws Exception {
        assertThat(ask("whole").reading().text().content()).isEqualTo(WHOLE);
        assertThat(ask("reasoning").reading().text().content()).isEqualTo("so it is");
    }

    @Test
    void its_own_token_counts_and_pace_are_seen() throws Exception {
        var o = ask("slow").observation();

        assertThat(o.tokens().count(TokenKind.PROMPT)).isPresent();
        assertThat(o.tokens().count(TokenKind.COMPLETION)).isPresent();
        assertThat(o.phases().micros(Phase.TTFT).orElseThrow()).isBetween(290_000L, 1_500_000L);
        assertThat(o.phases().micros(Phase.MAX_GAP).orElseThrow()).isGreaterThanOrEqualTo(15_000);
    }

    @Test
    void what_it_says_of_waiting_is_kept() throws Exception {
        assertThat(ask("limited").observation().reply().attribute(Attribute.RETRY_AFTER)).hasValue("7");
    }

    @Test
    void its_list_of_models_is_read() throws Exception {
        try (var transport = ProbeTransport.open()) {
            var client = new ModelsClient(transport, new Endpoint(baseUrl, Asking.KEY), LIMITS);

            assertThat(client.list().get(10, TimeUnit.SECONDS)).isInstanceOfSatisfying(ModelList.Listed.class, l ->
                    assertThat(l.models()).extracting(ListedModel::id).contains("gpt-4o", "text-embedding-3-small"));
        }
    }

    /** On a connection of its own: one that is kept and dies is tried again, and a mode is played twice. */
    private Finding ask(String mode) throws Exception {
        var chat = Ask.Chat.streamed("mode: " + mode, "", 16);
        var question = new Question("gpt-4o", chat, Manner.of(LIMITS), Pricing.UNKNOWN, "chat-1", false);
        try (var transport = ProbeTransport.open()) {
            return Asking.ask(Asking.probe(transport, new Endpoint(baseUrl, Asking.KEY), question));
        }
    }
}
