package dev.nines.probe.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.probe.openai.Neighbours;
import dev.nines.probe.simulator.script.Access;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The official OpenAI client for Node, npm {@code openai}, takes the simulated gateway for the real thing. */
class OpenAiClientTest {
    private static final String KEY = "sk-of-the-simulated-gateway";
    private static final Path SCRIPT = Path.of("src/test/resources/openai-client/ask.cjs").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 120;

    private static JsonNode understood = new ObjectMapper().createObjectNode();

    @BeforeAll
    static void ask(@TempDir Path folder) throws Exception {
        var modules = Neighbours.found("NINES_TEST_NODE_MODULES");
        var node = Neighbours.program("node");
        if (modules.isEmpty() || node.isEmpty()) return;
        var answer = folder.resolve("answer");
        var complaints = folder.resolve("complaints");
        try (var gateway = GatewayKit.start(new Access.Keyed(KEY), 100_000)) {
            var builder = new ProcessBuilder(node.get().toString(), SCRIPT.toString(),
                    "http://127.0.0.1:" + gateway.port() + "/v1", KEY);
            builder.environment().put("NODE_PATH", modules.get());
            var process = builder.redirectOutput(answer.toFile()).redirectError(complaints.toFile()).start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended && process.exitValue() == 0).as(Files.readString(complaints)).isTrue();
        }
        understood = new ObjectMapper().readTree(Files.readString(answer, StandardCharsets.UTF_8));
    }

    @BeforeEach
    void require() {
        var _ = Neighbours.named("NINES_TEST_NODE_MODULES");
        var _ = Neighbours.installed("node", "apt-get install nodejs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"streamed", "thought", "whole"})
    void an_answer_arrives_with_its_end_and_its_token_counts(String how) {
        var heard = understood.path(how);
        int reasoning = how.equals("thought") ? 2 : 0;

        assertThat(heard.path("text").asText()).isEqualTo("pong-1a2b3c4d");
        assertThat(heard.path("finish").asText()).isEqualTo("stop");
        assertThat(heard.at("/usage/prompt_tokens").asInt()).isEqualTo(20);
        assertThat(heard.at("/usage/completion_tokens").asInt()).isEqualTo(3 + reasoning);
        assertThat(heard.at("/usage/completion_tokens_details/reasoning_tokens").asInt()).isEqualTo(reasoning);
    }

    @Test
    void a_stream_comes_in_parts_and_thinking_before_the_answer() {
        assertThat(understood.at("/streamed/chunks").asInt()).isGreaterThan(4);
        assertThat(understood.at("/streamed/type").asText()).startsWith("text/event-stream");
        assertThat(understood.at("/thought/reasoning").asText()).isNotEmpty();
        assertThat(understood.path("helped").asText()).isEqualTo("pong-1a2b3c4d");
    }

    @Test
    void an_answer_in_one_piece_says_what_it_is_and_who_gave_it() {
        assertThat(understood.at("/whole/object").asText()).isEqualTo("chat.completion");
        assertThat(understood.at("/whole/model").asText()).isEqualTo("m/plain");
        assertThat(understood.at("/whole/requestId").asText()).startsWith("req_");
    }

    @Test
    void the_models_are_listed() {
        assertThat(understood.path("models")).extracting(JsonNode::asText).contains("m/plain", "m/reasoning");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            case,       error,               status, code
            unknown,    NotFoundError,       404,    model_not_found
            stranger,   AuthenticationError, 401,    invalid_api_key
            limited,    RateLimitError,      429,    rate_limit_exceeded
            overloaded, InternalServerError, 503,    server_is_overloaded
            reset,      APIConnectionError,  0,      null
            """)
    void trouble_is_the_error_that_its_users_know(String name, String error, int status, String code) {
        var refused = understood.path(name);

        assertThat(refused.path("error").asText()).isEqualTo(error);
        assertThat(refused.path("status").asInt()).isEqualTo(status);
        assertThat(refused.path("code").asText()).isEqualTo(code);
    }

    @Test
    void an_answer_that_is_cut_short_is_an_error_and_no_answer() {
        assertThat(understood.path("cut").has("answered")).isFalse();
        assertThat(understood.at("/cut/error").asText()).isNotEmpty();
    }
}
