package dev.nines.probe.simulator;

import static dev.nines.probe.simulator.GatewayKit.QUESTION;
import static dev.nines.probe.simulator.GatewayKit.ask;
import static dev.nines.probe.simulator.GatewayKit.connect;
import static dev.nines.probe.simulator.GatewayKit.get;
import static dev.nines.probe.simulator.GatewayKit.post;
import static dev.nines.probe.simulator.GatewayKit.readToEnd;
import static dev.nines.probe.simulator.GatewayKit.send;
import static dev.nines.probe.simulator.GatewayKit.to;
import static dev.nines.probe.simulator.GatewayKit.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.probe.simulator.script.Access;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedGatewayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STREAM = "\"stream\":true,";
    private static final String STREAM_WITH_USAGE = STREAM + "\"stream_options\":{\"include_usage\":true},";

    private final SimulatedGateway gateway = GatewayKit.start(Access.OPEN, 1000);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void the_models_are_listed_with_their_prices_for_one_token() throws Exception {
        var answer = get(gateway, "/v1/models?limit=5");
        var first = JSON.readTree(answer.body()).path("data").get(0);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("data")).hasSize(9);
        assertThat(first.path("id").textValue()).isEqualTo("m/plain");
        assertThat(first.path("pricing").toString())
                .isEqualTo("{\"prompt\":\"0.00000014\",\"completion\":\"0.00000028\"}");
        assertThat(answer.headers().firstValue("x-request-id").orElseThrow()).matches("req_[0-9a-f]{16}");
    }

    @Test
    void a_stream_is_byte_for_byte_that_of_the_golden_file() throws Exception {
        try (var socket = connect(gateway)) {
            write(socket, "m/reasoning", STREAM_WITH_USAGE, "Connection: close\r\n");

            assertThat(readToEnd(socket).replace("\r\n", "\\r\\n\n")).isEqualTo(golden());
        }
    }

    @Test
    void a_stream_without_usage_asked_for_has_none() throws Exception {
        var answer = ask(gateway, "m/plain", STREAM).body();

        assertThat(answer).endsWith("data: [DONE]\n\n").doesNotContain("usage").doesNotContain("reasoning_content");
    }

    @Test
    void an_answer_without_a_stream_is_one_document() throws Exception {
        var answer = JSON.readTree(ask(gateway, "m/reasoning", "").body());

        assertThat(answer.at("/choices/0/message/content").textValue()).isEqualTo("pong-1a2b3c4d");
        assertThat(answer.at("/choices/0/message/reasoning_content").textValue()).isEqualTo("The user");
        assertThat(answer.at("/choices/0/finish_reason").textValue()).isEqualTo("stop");
        assertThat(answer.at("/usage/prompt_tokens").intValue()).isEqualTo(20);
        assertThat(answer.at("/usage/completion_tokens").intValue()).isEqualTo(5);
        assertThat(answer.at("/usage/completion_tokens_details/reasoning_tokens").intValue()).isEqualTo(2);
    }

    @Test
    void a_limit_of_tokens_cuts_the_answer_and_says_so() throws Exception {
        var answer = JSON.readTree(post(gateway, QUESTION.formatted("m/reasoning", "").replace("16", "3")).body());

        assertThat(answer.at("/choices/0/finish_reason").textValue()).isEqualTo("length");
        assertThat(answer.at("/choices/0/message/content").textValue()).isEqualTo("pong");
        assertThat(answer.at("/usage/completion_tokens").intValue()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
        case               | body                                          | status | code
        unknown model      | {"model":"gpt-0","messages":[{"content":""}]} | 404    | model_not_found
        no model           | {"messages":[{"content":""}]}                 | 400    | invalid_request
        no messages        | {"model":"m/plain","messages":[]}             | 400    | invalid_request
        no JSON            | hello                                         | 400    | invalid_request
        cut JSON           | {"model":"m/plain","messages":[{              | 400    | invalid_request
        no token allowed   | {"model":"m/plain","max_tokens":0,"messages":[{}]} | 400 | invalid_request
        its limit          | {"model":"m/rate-limited","messages":[{}]}    | 429    | rate_limit_exceeded
        broken             | {"model":"m/http-500","messages":[{}]}        | 500    | internal_error
        overloaded         | {"model":"m/http-503","messages":[{}]}        | 503    | server_is_overloaded
        """)
    void a_refusal_is_an_error_body(String name, String body, int status, String code) throws Exception {
        var answer = post(gateway, body);

        assertThat(answer.statusCode()).as(name).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).at("/error/code").textValue()).isEqualTo(code);
        assertThat(JSON.readTree(answer.body()).at("/error/message").textValue()).isNotEmpty();
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
        assertThat(answer.headers().firstValue("retry-after").isPresent()).isEqualTo(status == 429);
    }

    @Test
    void a_page_that_is_not_there_is_404() throws Exception {
        assertThat(get(gateway, "/v1/embeddings").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,         authorization,     status
        the key,      Bearer sk-test,    200
        another key,  Bearer sk-tess,    401
        no scheme,    sk-test,           401
        """)
    void a_script_with_a_key_wants_it(String name, String authorization, int status) throws Exception {
        try (var locked = GatewayKit.start(new Access.Keyed("sk-test"), 1000)) {
            var with = send(to(locked, "/v1/models").header("Authorization", authorization).build());
            var without = post(locked, "{}");

            assertThat(with.statusCode()).as(name).isEqualTo(status);
            assertThat(without.statusCode()).isEqualTo(401);
            assertThat(without.body()).contains("\"code\":\"invalid_api_key\"").doesNotContain("sk-test");
        }
    }

    @Test
    void the_rate_limit_is_told_with_every_answer_and_kept() throws Exception {
        try (var narrow = GatewayKit.start(Access.OPEN, 2)) {
            var first = ask(narrow, "m/plain", "");
            var second = ask(narrow, "m/plain", "");
            var third = ask(narrow, "m/plain", "");

            assertThat(first.headers().firstValue("x-ratelimit-limit-requests")).contains("2");
            assertThat(first.headers().firstValue("x-ratelimit-remaining-requests")).contains("1");
            assertThat(second.headers().firstValue("x-ratelimit-remaining-requests")).contains("0");
            assertThat(second.headers().firstValue("x-ratelimit-reset-requests")).contains("45s");
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("retry-after")).contains("45");
        }
    }

    @Test
    void calls_on_one_connection_are_answered_in_their_order() throws Exception {
        try (var socket = connect(gateway)) {
            write(socket, "m/plain", "", "");
            write(socket, "m/nobody", "", "");
            write(socket, "m/reasoning", STREAM, "Connection: close\r\n");

            assertThat(readToEnd(socket)).containsSubsequence("HTTP/1.1 200 OK", "\"model\":\"m/plain\"",
                    "HTTP/1.1 404 Not Found", "m/nobody", "HTTP/1.1 200 OK", "\"model\":\"m/reasoning\"", "[DONE]");
        }
    }

    @Test
    void a_port_in_use_is_named() {
        var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port());
        var script = GatewayKit.script(Access.OPEN, 10);

        assertThatThrownBy(() -> SimulatedGateway.start(taken, script, InstantSource.system()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageMatching("cannot listen on \\S+:" + gateway.port() + ": Address already in use");
    }

    private static String golden() throws Exception {
        try (var in = Objects.requireNonNull(SimulatedGatewayTest.class.getResourceAsStream("stream.http"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
