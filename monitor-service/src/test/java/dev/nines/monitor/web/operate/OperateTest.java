package dev.nines.monitor.web.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.db.access.Change;
import dev.nines.monitor.access.Scope;
import dev.nines.monitor.web.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperateTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
        client.close();
    }

    @Test
    void a_silence_is_made_listed_and_ended() throws Exception {
        var made = send("POST", "/api/v1/silences", "{\"match\":[\"endpoint=sim\",\"model~Pro/*\"],\"reason\":\"notice 4711\",\"lasts\":\"2h\"}");

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var id = json(made).path("id").asText();
        assertThat(made.headers().firstValue("location")).hasValue("/api/v1/silences/" + id);
        assertThat(made.body()).contains("\"kind\":\"silence\"", "\"source\":\"api\"", "\"state\":\"active\"", "\"match\":[\"endpoint=sim\",\"model~Pro/*\"]",
                "\"to\":\"2026-11-02T16:05:09Z\"", "\"schedule\":{\"from\":\"2026-11-02T14:05:09Z\",\"to\":\"2026-11-02T16:05:09Z\"}",
                "\"reason\":\"notice 4711\"", "\"ended_at\":null").containsPattern("\"author\":\"token [a-z0-9]+ \\(test\\)\"");
        assertThat(json(send("GET", "/api/v1/silences", "")).path("silences")).extracting(s -> s.path("id").asText()).contains(id);

        var ended = send("DELETE", "/api/v1/silences/" + id, "");
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(ended.body()).contains("\"state\":\"ended\"", "\"ended_at\":\"2026-11-02T14:05:09Z\"", "\"ended_by\":\"token ");
        assertThat(json(send("GET", "/api/v1/silences", "")).path("silences")).extracting(s -> s.path("id").asText()).doesNotContain(id);
        assertThat(send("DELETE", "/api/v1/silences/" + id, "").statusCode()).isEqualTo(409);
        assertThat(world.silences().changes()).extracting(Change::what).containsExactly("silence.created", "silence.ended");
    }

    @Test
    void the_list_of_all_comes_in_pages_newest_first() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) ids.add(json(send("POST", "/api/v1/silences", "{\"match\":\"endpoint=sim\",\"reason\":\"x\",\"lasts\":\"1h\"}")).path("id").asText());
        send("DELETE", "/api/v1/silences/" + ids.getFirst(), "");
        var seen = new ArrayList<String>();
        String next = "";
        do {
            var page = json(send("GET", "/api/v1/silences?all=true&limit=2" + (next.isEmpty() ? "" : "&cursor=" + next), ""));
            page.path("silences").forEach(s -> seen.add(s.path("id").asText()));
            next = page.path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void a_window_of_the_configuration_is_listed_and_can_only_be_ended_there() throws Exception {
        var listed = json(send("GET", "/api/v1/silences", "")).path("silences").get(0);

        assertThat(listed.toString()).contains("\"id\":\"file-backups\"", "\"kind\":\"maintenance\"", "\"source\":\"configuration\"", "\"state\":\"pending\"",
                "\"from\":\"2026-11-07T01:00:00Z\"", "\"created_at\":null");
        var refused = send("DELETE", "/api/v1/silences/file-backups", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).path("detail").asText()).isEqualTo("this window stands in the configuration, under maintenance; take it out there, and reload");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            no silence           | POST   | /api/v1/silences                  | {}                                                    | 400 | match (missing) must be given, such as [endpoint=global-api]; reason (missing)
            no JSON              | POST   | /api/v1/silences                  | match=x                                               | 400 | the body is not JSON: Unrecognized token 'match'
            no unit              | POST   | /api/v1/silences                  | {"match":"tier=x","reason":"x","lasts":2}             | 400 | lasts 2 has no unit; write 2s, 2m, 2h or 2d
            nobody's silence     | DELETE | /api/v1/silences/sil-00000000     |                                                       | 404 | No silence has the id sil-00000000.
            nobody               | POST   | /api/v1/receivers/nobody/test     |                                                       | 404 | No receiver is named nobody.
            a message of nobody  | POST   | /api/v1/deliveries/msg_x/replay   |                                                       | 404 | No message has the id msg_x.
            a page of what       | GET    | /api/v1/silences?limit=2          |                                                       | 400 | limit and cursor are for all=true
            too long a page      | GET    | /api/v1/silences?all=true&limit=9999 |                                                    | 400 | limit must be in 1..1000: 9999
            another's cursor     | GET    | /api/v1/silences?all=true&cursor=x |                                                      | 400 | cursor is not one of ours
            """)
    void what_cannot_be_is_a_problem_with_its_reason(String name, String method, String path, String body, int status, String detail) throws Exception {
        var reply = send(method, path, body == null ? "" : body);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(json(reply).path("detail").asText()).startsWith(detail);
    }

    @Test
    void a_receiver_is_tried_and_a_message_sent_again() throws Exception {
        var tried = send("POST", "/api/v1/receivers/demo/test", "");
        var again = send("POST", "/api/v1/deliveries/msg_1/replay", "");

        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(202);
        assertThat(world.box().added()).singleElement().satisfies(m -> {
            assertThat(m.type()).isEqualTo("webhook.test");
            assertThat(m.receiver()).isEqualTo("demo");
            assertThat(tried.body()).isEqualTo("{\"message_id\":\"" + m.id() + "\"}");
        });
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo("{\"message_id\":\"msg_1\"}");
        assertThat(world.box().woken()).isEqualTo(2);
        assertThat(world.noted()).extracting(Change::what).containsExactly("receiver.tested", "message.replayed");
        assertThat(world.noted()).extracting(Change::who).allMatch(who -> who.matches("token [a-z0-9]+ \\(test\\)"));
    }

    @Test
    void receivers_are_told_without_their_urls_and_secrets() throws Exception {
        var reply = send("GET", "/api/v1/receivers", "");

        assertThat(reply.body()).isEqualTo("[{\"name\":\"demo\",\"kind\":\"webhook\",\"events\":[\"*\"],\"waiting\":2,\"oldest_waiting\":\"2026-11-02T14:03:37Z\","
                + "\"last\":{\"at\":\"2026-11-02T14:03:37Z\",\"message\":\"msg_1\",\"type\":\"incident.opened\",\"status\":503,\"answer\":\"not now\"}}]");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"POST,/api/v1/silences", "DELETE,/api/v1/silences/x", "POST,/api/v1/receivers/demo/test", "POST,/api/v1/deliveries/msg_1/replay"})
    void nothing_is_done_for_a_page_of_another_site(String method, String path) throws Exception {
        for (var header : new String[] {"Origin", "Sec-Fetch-Site"}) {
            var request = request(method, path, "{}").header(header, header.equals("Origin") ? "http://evil.example" : "cross-site");

            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode()).as(header).isEqualTo(403);
        }
        assertThat(world.noted()).isEmpty();
        assertThat(world.silences().changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"application/json", "text/plain", "application/x-www-form-urlencoded", "application/octet-stream"})
    void a_body_is_json_whatever_its_sender_calls_it(String type) throws Exception {
        var body = "{\"match\":\"endpoint=sim\",\"reason\":\"100% + a=b&c\",\"lasts\":\"1h\"}";
        var request = request("POST", "/api/v1/silences", body).setHeader("Content-Type", type);

        var reply = client.send(request.build(), BodyHandlers.ofString());

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        assertThat(reply.body()).contains("\"reason\":\"100% + a=b&c\"");
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return client.send(request(method, path, body).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.port() + path)).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + world.token(Scope.WRITE).reveal())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private static JsonNode json(HttpResponse<String> reply) throws IOException {
        return JSON.readTree(reply.body());
    }
}
