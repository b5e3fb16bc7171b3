package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real nginx between a client and a model makes of the model's troubles, and of its own. */
class NginxTest {
    private static final String HEAD = """
            HTTP/1.1 200 OK\r
            Content-Type: text/event-stream\r
            Transfer-Encoding: chunked\r
            \r
            """;
    private static final String STOP = "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
    private static final String USAGE = "{\"choices\":[],\"usage\":{\"prompt_tokens\":8,\"completion_tokens\":3}}";
    private static final long LAST_MILLIS = 600;

    private static @Nullable Nginx nginx;
    private static List<ReplayServer> models = List.of();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        var program = Neighbours.program("nginx");
        if (program.isEmpty()) return;
        models = List.of(
                ReplayServer.playing(stream()), ReplayServer.playing(List.of(new ReplayServer.Step.Hold(0))),
                ReplayServer.playing(List.of(new ReplayServer.Step.Fin(0))), ReplayServer.playing(dying()),
                ReplayServer.playing(unframed()));
        nginx = Nginx.start(program.get(), folder, locations(models));
    }

    @BeforeEach
    void require() {
        var _ = Neighbours.installed("nginx", "apt-get install nginx-light");
    }

    @AfterAll
    static void stop() throws IOException {
        if (nginx != null) nginx.close();
        for (var server : models) server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            location  | status | class           | flags                           | reason
            passing   | 200    | OK              | ''                              | ''
            gzipping  | 200    | OK              | ''                              | ''
            dead      | 502    | SERVER_ERROR    | non_json_error                  | HTTP 502
            closing   | 502    | SERVER_ERROR    | non_json_error                  | HTTP 502
            silent    | 504    | TIMEOUT         | non_json_error timeout_upstream | HTTP 504
            small     | 413    | BAD_REQUEST     | non_json_error                  | HTTP 413
            guarded   | 401    | AUTH            | non_json_error                  | HTTP 401
            forbidden | 403    | AUTH            | non_json_error                  | HTTP 403
            missing   | 404    | MODEL_NOT_FOUND | non_json_error                  | HTTP 404
            upkeep    | 503    | SERVER_ERROR    | non_json_error                  | HTTP 503
            hangup    | 0      | CONNECT         | empty_reply                     | closed before any byte
            """)
    void what_it_answers_is_told_for_what_it_is(
            String location, int status, String observationClass, String flags, String reason) throws Exception {
        var o = ask(location);

        assertThat(o.observationClass()).as(o.outcome().detailText()).hasToString(observationClass);
        assertThat(o.reply().status()).isEqualTo(status);
        assertThat(o.outcome().detailText()).contains(reason).doesNotContain("\n");
        assertThat(o.flags().stream().map(Flag::word).sorted().collect(Collectors.joining(" "))).isEqualTo(flags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"passing", "buffering"})
    void a_framed_stream_keeps_its_pace_with_its_buffers_and_without(String location) throws Exception {
        var o = ask(location);

        assertThat(o.phases().micros(Phase.TTFT).orElseThrow()).isLessThan(LAST_MILLIS / 2 * 1_000);
        assertThat(o.phases().micros(Phase.TOTAL).orElseThrow()).isGreaterThanOrEqualTo(LAST_MILLIS * 1_000);
        assertThat(o.flags()).isEmpty();
    }

    @Test
    void an_unframed_stream_is_held_back_to_its_end_and_flagged_for_it() throws Exception {
        var o = ask("holding");

        assertThat(o.observationClass()).isEqualTo(ObservationClass.OK);
        assertThat(o.phases().micros(Phase.TTFT).orElseThrow()).isGreaterThanOrEqualTo(LAST_MILLIS * 1_000);
        assertThat(o.flags()).containsExactlyInAnyOrder(Flag.BUFFERED_STREAM, Flag.COALESCED_TOKENS);
    }

    @Test
    void a_model_that_dies_behind_it_in_the_middle_of_an_answer_is_truncated() throws Exception {
        var o = ask("dying");

        assertThat(o.observationClass()).as(o.outcome().detailText()).isEqualTo(ObservationClass.TRUNCATED);
        assertThat(o.flags()).contains(Flag.TRANSPORT_ERROR);
    }

    @Test
    void the_second_request_of_a_minute_is_over_its_limit() throws Exception {
        assertThat(ask("limited").observationClass()).isEqualTo(ObservationClass.OK);

        var second = ask("limited");

        assertThat(second.observationClass()).isEqualTo(ObservationClass.RATE_LIMITED);
        assertThat(second.flags()).containsExactly(Flag.NON_JSON_ERROR);
    }

    private Observation ask(String location) throws Exception {
        try (var transport = ProbeTransport.open()) {
            var deadlines = Asking.deadlines(5_000, 5_000, 5_000, 10_000);
            return Asking.ask(Asking.probe(transport, requireNonNull(nginx).baseUrl(location), deadlines)).observation();
        }
    }

    private static String locations(List<ReplayServer> upstream) throws IOException {
        var model = upstream.get(0);
        return passing("passing", model, "proxy_buffering off;")
                + passing("buffering", model, "proxy_buffering on;")
                + passing("holding", upstream.get(4), "proxy_buffering on;")
                + passing("gzipping", model, "proxy_buffering off; gzip on; gzip_proxied any; gzip_types *;")
                + passing("limited", model, "proxy_buffering off; limit_req zone=one;")
                + passing("small", model, "client_max_body_size 16;")
                + passing("closing", upstream.get(2), "")
                + passing("dying", upstream.get(3), "proxy_buffering off;")
                + passing("silent", upstream.get(1), "proxy_read_timeout 1s;")
                + location("dead", "proxy_pass http://127.0.0.1:" + Nginx.freePort() + "/;")
                + location("guarded", "auth_basic model; auth_basic_user_file none;")
                + location("forbidden", "deny all;")
                + location("missing", "return 404;")
                + location("upkeep", "return 503;")
                + location("hangup", "return 444;");
    }

    private static String passing(String name, ReplayServer upstream, String more) {
        return location(name, "proxy_pass http://127.0.0.1:" + upstream.port() + "/; " + more);
    }

    private static String location(String name, String directives) {
        return "location /" + name + "/ { " + directives + " }\n";
    }

    private static List<ReplayServer.Step> stream() {
        return List.of(write(0, HEAD), write(20, chunk("one ")), write(220, chunk("two ")), write(420, chunk("three")),
                write(LAST_MILLIS, event(STOP) + event(USAGE) + event("[DONE]") + "0\r\n\r\n"));
    }

    private static List<ReplayServer.Step> dying() {
        return List.of(write(0, HEAD), write(0, chunk("one")), write(50, chunk("two")), new ReplayServer.Step.Rst(100));
    }

    /** Until the connection's end, as HTTP/1.0 has it: of such a body nginx fills a buffer first. */
    private static List<ReplayServer.Step> unframed() {
        return List.of(write(0, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"),
                write(20, "data: " + delta("one ") + "\n\n"), write(220, "data: " + delta("two ") + "\n\n"),
                write(LAST_MILLIS, "data: " + STOP + "\n\ndata: " + USAGE + "\n\ndata: [DONE]\n\n"),
                new ReplayServer.Step.Fin(LAST_MILLIS));
    }

    private static String chunk(String content) {
        return event(delta(content));
    }

    private static String delta(String content) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + content + "\"},\"finish_reason\":null}]}";
    }

    private static String event(String data) {
        String line = "data: " + data + "\n\n";
        return Integer.toHexString(line.length()) + "\r\n" + line + "\r\n";
    }
}
