package dev.nines.monitor.web.operate;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
        client.close();
    }

    @Test
    void a_remark_is_taken_down_with_its_author_and_its_line_in_the_audit_log() throws Exception {
        var made = post("/api/v1/incidents/inc-1/remarks", "{\"text\":\"called <b>them</b>\",\"ticket\":\"CS-1\",\"at\":\"2026-11-01T10:00:00Z\"}");

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).contains("\"incident\":\"inc-1\"", "\"at\":\"2026-11-01T10:00:00Z\"", "\"ticket\":\"CS-1\"").containsPattern("\"author\":\"token [a-z0-9]+ \\(test\\)\"");
        assertThat(world.claims().noted).extracting(Change::what).containsExactly("incident.remarked");
    }

    @Test
    void a_claim_is_noted_once() throws Exception {
        var path = "/api/v1/statements/pro-channel/2026-10/claim";
        var made = post(path, "{\"ticket\":\"CS-2\",\"author\":\"Ann\"}");

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).contains("\"revision\":1", "\"ticket\":\"CS-2\"", "\"author\":\"Ann\"", "\"sent_at\":\"2026-11-02T14:05:09Z\"");
        assertThat(post(path, "").body()).contains("it was noted before, as sent at 2026-11-02T14:05:09Z by Ann");
        assertThat(world.claims().noted).extracting(Change::what).containsExactly("claim.sent");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            incidents/inc-1/remarks                   | {}                                   | 400 | text or ticket must say something
            incidents/inc-1/remarks                   | []                                   | 400 | the body must be a JSON object of at, author, text, ticket
            incidents/inc-1/remarks                   | {"text":1,"at":"now","x":2}          | 400 | x is not known; at, author, text, ticket are; text must be a text; at must be an instant such as 2026-10-10T08:00:00Z: \\"now\\"
            incidents/inc-1/remarks                   | {"text":"x","at":"2999-01-01T00:00:00Z"} | 400 | at must not be in the future: 2999-01-01T00:00:00Z
            incidents/nobody/remarks                  | {"text":"x"}                         | 404 | There is no incident nobody.
            statements/pro-channel/2026-09/claim      | {}                                   | 404 | There is no statement of pro-channel for 2026-09.
            statements/..%2F..%2Fetc/2026-10/claim    | {}                                   | 404 | There is no statement of ../../etc for 2026-10.
            """)
    void what_cannot_be_noted_is_refused_with_every_reason(String path, String body, int status, String why) throws Exception {
        var refused = post("/api/v1/" + path, body);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(why);
        assertThat(world.claims().noted).isEmpty();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.port() + path)).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + world.token(Scope.WRITE).reveal()).POST(BodyPublishers.ofString(body));
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
