package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.probe.Cost;
import dev.nines.probe.Flag;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.openai.ReplayServer.Event;
import dev.nines.probe.openai.ReplayServer.Step;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatCompletionProbeTest {
    private final ProbeTransport transport = ProbeTransport.open();

    @AfterEach
    void close() {
        transport.close();
    }

    private static List<Step> replies(int status, String body) {
        return List.of(write(0, "HTTP/1.1 " + status + " \r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body));
    }

    private static String request(ReplayServer server) throws InterruptedException {
        return server.events().poll(5, TimeUnit.SECONDS) instanceof Event.Requested r ? r.text() : "none";
    }

    private static JsonNode body(String request) throws Exception {
        return new ObjectMapper().readTree(request.substring(request.indexOf("\r\n\r\n")));
    }

    @Test
    void the_request_streams_and_begins_with_a_nonce_and_names_no_temperature() throws Exception {
        try (var server = ReplayServer.playing(replies(200, "{}"))) {
            var probe = Asking.probe(transport, server.baseUrl(), Asking.patient());
            Asking.ask(probe);
            Asking.ask(probe);

            String first = request(server);
            var json = body(first);
            assertThat(first).startsWith("POST /v1/chat/completions HTTP/1.1\r\n")
                    .contains("Accept-Encoding: identity\r\n", "Authorization: Bearer sk-test-0123456789\r\n");
            assertThat(json.get("model").asText()).isEqualTo("m-1");
            assertThat(json.get("stream").asBoolean()).isTrue();
            assertThat(json.at("/stream_options/include_usage").asBoolean()).isTrue();
            assertThat(json.get("max_tokens").asInt()).isEqualTo(16);
            assertThat(json.has("temperature")).isFalse();
            assertThat(json.at("/messages/0/content").asText()).matches("([0-9a-f]{8}) Reply .* pong-\\1");
            assertThat(body(request(server)).at("/messages/0/content")).isNotEqualTo(json.at("/messages/0/content"));
        }
    }

    @Test
    void a_model_that_wants_max_completion_tokens_gets_them_from_the_next_run_on() throws Exception {
        String refusal = "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported "
                + "with this model. Use 'max_completion_tokens' instead.\",\"code\":\"unsupported_parameter\"}}";
        String answer = "{\"choices\":[{\"message\":{\"content\":\"hello\"}}]}";
        try (var server = ReplayServer.playingInTurn(List.of(replies(400, refusal), replies(200, answer)))) {
            var probe = Asking.probe(transport, server.baseUrl(), Asking.patient());

            var refused = Asking.ask(probe).observation();
            var answered = Asking.ask(probe).observation();

            assertThat(refused.observationClass()).isEqualTo(ObservationClass.BAD_REQUEST);
            assertThat(refused.flags()).contains(Flag.ADAPT_MAX_COMPLETION_TOKENS);
            assertThat(body(request(server)).has("max_completion_tokens")).isFalse();
            var second = body(request(server));
            assertThat(second.get("max_completion_tokens").asInt()).isEqualTo(16);
            assertThat(second.has("max_tokens")).isFalse();
            assertThat(answered.observationClass()).isEqualTo(ObservationClass.OK);
        }
    }

    @Test
    void a_wrong_answer_is_an_answer() throws Exception {
        String wrong = "{\"choices\":[{\"message\":{\"content\":\"ping\"}}],"
                + "\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":10}}";
        var pricing = new Pricing.PerToken(new BigDecimal("0.000001"), new BigDecimal("0.000002"));
        var question = new Question("m-1", Asking.chat("{nonce}", Ask.Delivery.STREAMED), Manner.of(Asking.patient()),
                pricing, "chat-1", true);
        try (var server = ReplayServer.playing(replies(200, wrong))) {
            var probe = Asking.probe(transport, new Endpoint(server.baseUrl(), ApiKey.NONE), question);

            var found = Asking.ask(probe).observation();

            assertThat(found.observationClass()).isEqualTo(ObservationClass.OK);
            assertThat(found.flags()).contains(Flag.WRONG_ANSWER);
            assertThat(found.cost()).isEqualTo(new Cost.Usd(new BigDecimal("0.001020")));
            assertThat(found.simulated()).isTrue();
            assertThat(request(server)).doesNotContain("Authorization");
        }
    }

    @Test
    void neither_key_nor_prompt_stands_in_a_detail() throws Exception {
        String echo = "{\"error\":{\"message\":\"bad key sk-test-0123456789 (also sk-other-abcdef) for "
                + "x".repeat(900) + "\"}}";
        try (var server = ReplayServer.playing(replies(401, echo))) {
            var found = Asking.ask(Asking.probe(transport, server.baseUrl(), Asking.patient())).observation();

            assertThat(found.outcome().detailText()).startsWith("HTTP 401: bad key *** (also ***) for x").hasSize(500);
        }
    }

    @Test
    void an_answer_without_end_is_malformed_at_four_mebibytes() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: ";
        try (var server =
                ReplayServer.playing(List.of(write(0, head), write(0, "x".repeat(5 << 20)), new Step.Hold(0)))) {
            var found = Asking.ask(Asking.probe(transport, server.baseUrl(), Asking.patient())).observation();

            assertThat(found.observationClass()).isEqualTo(ObservationClass.MALFORMED);
            assertThat(found.outcome().detailText()).contains("longer than 4194304 bytes");
        }
    }

    @Test
    void what_is_not_http_is_malformed() throws Exception {
        try (var server = ReplayServer.playing(List.of(write(0, "SSH-2.0-OpenSSH_9.2\r\n\r\n"), new Step.Fin(50)))) {
            var found = Asking.ask(Asking.probe(transport, server.baseUrl(), Asking.patient())).observation();

            assertThat(found.observationClass()).isEqualTo(ObservationClass.MALFORMED);
        }
    }

    @Test
    void time_between_tokens_is_measured_from_the_reads_that_brought_them() throws Exception {
        String token = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n";
        try (var server = ReplayServer.playing(List.of(
                write(0, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"),
                write(50, token + token), write(150, token),
                write(160, "data: {\"choices\":[],\"usage\":{\"completion_tokens\":3}}\n\ndata: [DONE]\n\n"),
                new Step.Fin(170)))) {
            var phases = Asking.ask(Asking.probe(transport, server.baseUrl(), Asking.patient())).observation().phases();

            assertThat(phases.micros(Phase.MAX_GAP).orElse(0)).isBetween(50_000L, 250_000L);
            assertThat(phases.micros(Phase.TPOT).orElse(0)).isEqualTo(phases.micros(Phase.MAX_GAP).orElse(0) / 2);
            assertThat(phases.micros(Phase.DNS)).isEmpty();
            assertThat(phases.micros(Phase.TLS)).isEmpty();
            assertThat(phases.micros(Phase.REQUEST)).isPresent();
        }
    }
}
