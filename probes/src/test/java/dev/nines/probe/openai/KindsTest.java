package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.probe.Attribute;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.TokenKind;
import dev.nines.probe.openai.Ask.Delivery;
import dev.nines.probe.openai.ReplayServer.Event;
import dev.nines.probe.openai.ReplayServer.Step;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not a streamed chat: whole chats, embeddings, lists of models. */
class KindsTest {
    private static final String VECTOR = "{\"object\":\"list\",\"data\":[{\"embedding\":[0.5,-1,2e-3],\"index\":0}],"
            + "\"model\":\"e-1-2026\",\"usage\":{\"prompt_tokens\":9,\"total_tokens\":9}}";

    private final ProbeTransport transport = ProbeTransport.open();

    @AfterEach
    void close() {
        transport.close();
    }

    private OpenAiProbe probe(ReplayServer server, Ask ask) {
        return OpenAiProbe.of(transport, new Endpoint(server.baseUrl(), Asking.KEY),
                Asking.question(ask, Asking.patient()), InstantSource.system());
    }

    private static Observation ask(OpenAiProbe probe) throws Exception {
        return probe.ask(Asking.SLOT).get(10, TimeUnit.SECONDS);
    }

    private Observation answered(Ask ask, String body) throws Exception {
        try (var server = ReplayServer.playing(replies(200, body))) {
            return ask(probe(server, ask));
        }
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

    private static Ask embedding() {
        return new Ask.Embedding(Prompt.of("a text"));
    }

    @Test
    void a_whole_chat_asks_for_a_document_and_has_a_total_and_no_first_token() throws Exception {
        var chat = new Ask.Chat(Prompt.of("say {nonce}"), "", 16, "flex", Delivery.WHOLE);
        String answer = "\n\n{\"model\":\"m-1b\",\"service_tier\":\"flex\",\"choices\":[{\"message\":{\"content\":\"hello\"},"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":2,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":16}}}";
        try (var server = ReplayServer.playing(replies(200, answer))) {
            var found = ask(probe(server, chat));

            assertThat(found.observationClass()).isEqualTo(ObservationClass.OK);
            assertThat(found.flags())
                    .containsExactlyInAnyOrder(Flag.NO_TTFT, Flag.KEEPALIVE_WHITESPACE, Flag.PROMPT_CACHED);
            assertThat(found.phases().micros(Phase.TTFT)).isEmpty();
            assertThat(found.phases().micros(Phase.TOTAL)).isPresent();
            assertThat(found.reply().attribute(Attribute.SERVICE_TIER)).contains("flex");
            assertThat(found.reply().attribute(Attribute.SERVED_MODEL)).contains("m-1b");
            var json = body(request(server));
            assertThat(json.get("stream").asBoolean(true)).isFalse();
            assertThat(json.has("stream_options")).isFalse();
            assertThat(json.get("service_tier").asText()).isEqualTo("flex");
        }
    }

    @Test
    void a_whole_chat_has_until_its_total_limit_and_not_only_until_that_of_the_first_token() throws Exception {
        var chat = Asking.chat("", Delivery.WHOLE);
        var late = List.of(write(400, "HTTP/1.1 200 OK\r\nContent-Length: 45\r\n\r\n"
                + "{\"choices\":[{\"message\":{\"content\":\"hello\"}}]}"));
        try (var server = ReplayServer.playing(late)) {
            var question = Asking.question(chat, Asking.deadlines(100, 200, 500, 3_000));
            var found = ask(OpenAiProbe.of(transport, new Endpoint(server.baseUrl(), Asking.KEY), question,
                    InstantSource.system()));

            assertThat(found.observationClass()).isEqualTo(ObservationClass.OK);
        }
    }

    @Test
    void a_stream_that_nobody_asked_for_is_read_as_the_answer_that_it_is_and_flagged() throws Exception {
        var found = answered(Asking.chat("", Delivery.WHOLE), "data: {\"choices\":[{\"delta\":{\"content\":\"hello\"},"
                + "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");

        assertThat(found.observationClass()).isEqualTo(ObservationClass.OK);
        assertThat(found.flags()).contains(Flag.UNASKED_STREAM);
    }

    @Test
    void an_embedding_is_asked_for_as_numbers_and_its_nonce_comes_first() throws Exception {
        try (var server = ReplayServer.playing(replies(200, VECTOR))) {
            var found = ask(probe(server, embedding()));

            assertThat(found.observationClass()).isEqualTo(ObservationClass.OK);
            assertThat(found.tokens().count(TokenKind.PROMPT)).hasValue(9);
            assertThat(found.reply().attribute(Attribute.SERVED_MODEL)).contains("e-1-2026");
            assertThat(found.flags()).containsExactly(Flag.NO_TTFT);
            assertThat(found.phases().micros(Phase.TOTAL)).isPresent();
            String request = request(server);
            assertThat(request).startsWith("POST /v1/embeddings HTTP/1.1\r\n");
            assertThat(body(request).get("input").asText()).matches("[0-9a-f]{8} a text");
            assertThat(body(request).get("encoding_format").asText()).isEqualTo("float");
        }
    }

    @Test
    void a_vector_of_another_length_than_the_first_is_a_wrong_answer_and_no_outage() throws Exception {
        String longer = VECTOR.replace("[0.5", "[0.5,7");
        try (var server = ReplayServer.playingInTurn(List.of(replies(200, VECTOR), replies(200, longer), replies(200, VECTOR)))) {
            var probe = probe(server, embedding());

            assertThat(ask(probe).flags()).doesNotContain(Flag.WRONG_ANSWER);
            assertThat(ask(probe)).matches(o -> o.observationClass() == ObservationClass.OK)
                    .matches(o -> o.flags().contains(Flag.WRONG_ANSWER));
            assertThat(ask(probe).flags()).doesNotContain(Flag.WRONG_ANSWER);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            numbers                         | {"data":[{"embedding":[1,2.5]}]}                                    | OK
            floats in Base64                | {"data":[{"embedding":"AACAPwAAAEA="}]}                             | OK
            an empty vector                 | {"data":[{"embedding":[]}]}                                         | EMPTY
            no vector                       | {"data":[]}                                                         | EMPTY
            nothing                         | {}                                                                  | EMPTY
            the vector of another text      | {"data":[{"index":0},{"embedding":[1]}]}                            | EMPTY
            a hole in it                    | {"data":[{"embedding":[1,null]}]}                                   | MALFORMED
            a vector of vectors             | {"data":[{"embedding":[[1],[2]]}]}                                  | MALFORMED
            more than a number can hold     | {"data":[{"embedding":[1e999]}]}                                    | MALFORMED
            no number at all                | {"data":[{"embedding":[NaN]}]}                                      | MALFORMED
            no Base64                       | {"data":[{"embedding":"?!"}]}                                       | MALFORMED
            a page                          | <html>hello</html>                                                  | MALFORMED
            a text after it                 | {"data":[{"embedding":[1]}]} {}                                     | MALFORMED
            a number                        | 7                                                                   | MALFORMED
            a stream                        | data: {"data":[{"embedding":[1]}]}                                  | MALFORMED
            an error with a number          | {"error":{"code":429,"message":"later"}}                            | RATE_LIMITED
            an error that is a text         | {"error":"boom"}                                                    | SERVER_ERROR
            a flat error                    | {"object":"error","type":"NotFoundError","message":"gone"}          | MODEL_NOT_FOUND
            an error in an array            | [{"error":{"code":503}}]                                            | SERVER_ERROR
            a null error is none            | {"error":null,"data":[{"embedding":[1]}]}                           | OK
            """)
    void a_vector_is_decided_by_what_is_in_it(String name, String body, String expected) throws Exception {
        assertThat(answered(embedding(), body).observationClass().name()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a list                          | {"object":"list","data":[{"id":"a"},{"id":"b"}]}                    | OK
            an empty list                   | {"data":[]}                                                         | EMPTY
            no list                         | {"data":null}                                                       | EMPTY
            something else                  | {"models":[{"id":"a"}]}                                             | MALFORMED
            a page                          | <html>hello</html>                                                  | MALFORMED
            an error                        | {"error":{"code":"insufficient_quota"}}                             | QUOTA
            """)
    void a_list_is_decided_by_what_is_in_it(String name, String body, String expected) throws Exception {
        assertThat(answered(new Ask.Models(), body).observationClass().name()).isEqualTo(expected);
    }

    @Test
    void a_vector_that_is_cut_is_no_vector_and_one_in_many_reads_is_one() throws Exception {
        var steps = new ArrayList<Step>();
        steps.add(write(0, "HTTP/1.1 200 OK\r\nContent-Length: " + VECTOR.length() + "\r\n\r\n"));
        for (int i = 0; i < VECTOR.length(); i++) steps.add(write(i, VECTOR.substring(i, i + 1)));
        var cut = new ArrayList<>(steps.subList(0, 60));
        cut.add(new Step.Fin(100));
        try (var server = ReplayServer.playingInTurn(List.of(steps, cut))) {
            var probe = probe(server, embedding());

            assertThat(ask(probe).observationClass()).isEqualTo(ObservationClass.OK);
            assertThat(ask(probe).observationClass()).isEqualTo(ObservationClass.TRUNCATED);
        }
    }

    @Test
    void a_long_context_begins_with_the_nonce_and_has_about_the_words_that_were_stated() {
        String prompt = new Prompt("Reply with pong-{nonce}", 2_000).with("0a1b2c3d");

        assertThat(prompt).startsWith("0a1b2c3d\n").endsWith("Reply with pong-0a1b2c3d");
        assertThat(prompt.split("\\s+")).hasSizeBetween(1_990, 2_010);
        assertThat(new Prompt("Reply with pong-{nonce}", 2_000).with("0a1b2c3d")).isEqualTo(prompt);
    }

    @Test
    void a_model_that_refuses_max_completion_tokens_gets_max_tokens_again() throws Exception {
        String refusal = "{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"max_completion_tokens\"]}]}";
        String wants = "{\"error\":{\"message\":\"Use 'max_completion_tokens' instead.\"}}";
        try (var server = ReplayServer.playingInTurn(List.of(replies(400, wants), replies(422, refusal), replies(400, wants)))) {
            var probe = probe(server, Asking.chat("", Delivery.STREAMED));
            for (int i = 0; i < 3; i++) {
                assertThat(ask(probe).flags()).contains(Flag.ADAPT_MAX_COMPLETION_TOKENS);
                assertThat(body(request(server)).has("max_completion_tokens")).isEqualTo(i == 1);
            }
        }
    }

    @Test
    void each_gap_between_reads_is_told_beside_the_observation_and_events_of_one_read_have_none() throws Exception {
        String token = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n";
        try (var server = ReplayServer.playing(List.of(
                write(0, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"), write(20, token + token),
                write(70, token), write(170, token), write(180, "data: [DONE]\n\n"), new Step.Fin(190)))) {
            var run = probe(server, Asking.chat("", Delivery.STREAMED)).run(Asking.SLOT).get(10, TimeUnit.SECONDS);

            assertThat(run.gaps().count()).isEqualTo(2);
            assertThat(run.gaps().longestMicros()).isEqualTo(run.observation().phases().micros(Phase.MAX_GAP));
            assertThat(run.gaps().micros().max()).isEqualTo(run.gaps().longestMicros());
            assertThat(run.observation().flags()).contains(Flag.COALESCED_TOKENS);
        }
    }
}
