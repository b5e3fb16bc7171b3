package dev.nines.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.monitor.alert.StandardWebhooks;
import dev.nines.probe.json.ObservationJson;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Locale;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static World world;

    @BeforeAll
    static void open() {
        world = new World();
    }

    @AfterAll
    static void close() {
        world.close();
        CLIENT.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /                                                   | 200 | text/html                | 1 of 8 targets is down
            /models/sim%2Fchat%2FQwen%2FQwen3-32B               | 200 | text/html                | req_
            /models/sim/chat/Qwen/Qwen3-32B                     | 200 | text/html                | req_
            /models/sim%2Fchat%2Fnobody                         | 404 | text/html                | No target is named sim/chat/nobody.
            /incidents                                          | 200 | text/html                | delivered, answer 204 in 12 ms
            /incidents                                          | 200 | text/html                | 6 targets
            /incidents                                          | 200 | text/html                | invalid event
            /incidents/inc-1                                    | 200 | text/html                | is down</h1>
            /incidents/inc-1                                    | 200 | text/html                | req_
            /incidents/inc-2                                    | 200 | text/html                | is slow</h1>
            /incidents/inc-3                                    | 200 | text/html                | Stands alone again
            /incidents/inc-3                                    | 200 | text/html                | 2 attempts, the last answer: 200
            /incidents/inc-4                                    | 200 | text/html                | Vantage local was unable to ask, by our own fault
            /incidents/inc-m5                                   | 200 | text/html                | A part of <a href="/incidents/inc-3">
            /incidents/nobody                                   | 404 | text/html                | There is no incident nobody.
            /silences                                           | 200 | text/html                | every Saturday at 02:00, Europe/Zurich
            /contracts                                          | 200 | text/html                | every model of tier pro
            /reports                                            | 200 | text/html                | 250.00 USD
            /reports/pro-channel/2026-10.html                   | 200 | text/html                | Service level statement
            /reports/pro-channel/2026-10.json                   | 200 | application/json         | nines-statement/2
            /reports/pro-channel/2026-10.csv                    | 200 | text/csv                 | rule,pro-channel,2026-10,simulated
            /reports/pro-channel/2026-09.html                   | 404 | text/html                | There is no statement of pro-channel for 2026-09. Written were 2026-10; 2026-11 is running.
            /nowhere                                            | 404 | text/html                | There is nothing at /nowhere.
            /assets/nines.css                                   | 200 | text/css                 | color-scheme
            /assets/refresh.js                                  | 200 | application/javascript   | getElementById
            /openapi.json                                       | 200 | application/json         | /api/v1/targets
            /nines-statement.schema.json                        | 200 | application/schema+json  | "title" : "Nines: service level statement
            /swagger-ui/index.html                              | 200 | text/html                | swagger
            /-/healthy                                          | 200 | text/plain               | healthy
            /-/ready                                            | 200 | text/plain               | ready
            /demo/receiver                                      | 200 | text/html                | receiver got
            /api/v1/targets                                     | 200 | application/json         | "down_since":"2026-11-02T14:03:34Z"
            /api/v1/live                                        | 200 | application/json         | "away_since":null,"spooled":336
            /                                                   | 200 | text/html                | Endpoint far cannot be reached (connection refused).
            /api/v1/incidents                                   | 200 | application/json         | "until":"2026-11-02T12:05:09Z"
            /api/v1/incidents                                   | 200 | application/json         | "kind":"degraded"
            /api/v1/incidents/inc-3                             | 200 | application/json         | "decided_after_s":2.400000,"first_told_after_s":5.500000
            /api/v1/incidents/inc-3                             | 200 | application/json         | "what":"released","subject":"sim/chat/mistralai/Mistral-Small-3.2@local"
            /api/v1/incidents/inc-1                             | 200 | application/json         | "evidence":{"runs":[{"target":"sim/chat/Pro/moonshotai/Kimi-K2-Thinking"
            /api/v1/incidents/nobody                            | 404 | application/problem+json | There is no incident nobody.
            /api/v1/deliveries?state=given_up                   | 200 | application/json         | [{"id":"msg_5"
            /api/v1/deliveries?state=lost                       | 400 | application/problem+json | state must be one of pending, delivered, given_up
            /api/v1/deliveries?incident=inc-0                   | 200 | application/json         | [{"id":"msg_0"
            /api/v1/deliveries?limit=10                         | 200 | application/json         | "answer":"connection refused"
            /api/v1/contracts                                   | 200 | application/json         | below 99.9 %: 10 % of the fee
            /api/v1/verdicts                                    | 200 | application/json         | "evidence":{"good":44420}
            /.well-known/nines-key.pem                          | 200 | application/x-pem-file   | -----BEGIN PUBLIC KEY-----
            /api/v1/seals/roots.csv                             | 200 | text/csv                 | @local,2026-10-31,1,1440,
            /api/v1/seals/roots.csv?from=2026-11-01&to=2026-11-02 | 200 | text/csv               | series,day,revision,rows,root,key,signature
            /api/v1/seals/roots.csv?from=2026-13-01             | 400 | application/problem+json | from must be a day like 2026-10-01
            /api/v1/seals/roots.csv?from=2024-01-01             | 400 | application/problem+json | at most 400 days at once
            /api/v1/standings                                   | 200 | application/json         | "best_end_percent":"99.8842","worst_end_percent":"4.5138","outlook":"breach_certain"
            /api/v1/statements                                  | 200 | application/json         | "verdict":"BREACHED"
            /api/v1/distributions?target=sim/chat/Qwen/Qwen3-32B                            | 200 | application/json         | "runs":103,"answered":100,"timed_out":2,"failed":1,"min_us":1000
            /api/v1/distributions?target=sim/chat/Qwen/Qwen3-32B&metric=ttft_us             | 200 | application/json         | {"percentile":"p99","bound":"at_least","us":60000000}
            /api/v1/distributions?target=sim/chat/Qwen/Qwen3-32B&format=hgrm                | 200 | text/plain               | #[Max     =      100.031, Total count    =          100]
            /api/v1/distributions?target=sim/chat/nobody                                    | 404 | application/problem+json | No target is named sim/chat/nobody.
            /api/v1/distributions?target=sim/chat/Qwen/Qwen3-32B&metric=dns_us              | 400 | application/problem+json | metric must be one of connect_us, total_us, tpot_us, ttft_us
            /api/v1/distributions?target=sim/chat/Qwen/Qwen3-32B&format=xml                 | 400 | application/problem+json | format must be json or hgrm
            /api/v1/distributions?target=sim/chat/Qwen/Qwen3-32B&from=2026-10-31T00:00:00Z  | 410 | application/problem+json | raw rows before 2026-11-01 were dropped
            /api/v1/distributions                                                           | 400 | application/problem+json | target must be given, as endpoint/probe/model
            /api/v1/nothing                                     | 404 | application/problem+json | "instance":"/api/v1/nothing"
            /api/v1/incidents?from=yesterday                    | 400 | application/problem+json | from must be an ISO-8601 instant in UTC
            /api/v1/observations?limit=0                        | 400 | application/problem+json | limit must be in 1..1000: 0
            /api/v1/observations?limit=many                     | 400 | application/problem+json | limit
            /api/v1/observations?cursor=%21                     | 400 | application/problem+json | cursor is not one of ours
            /api/v1/observations?target=a/b/c                   | 404 | application/problem+json | No target is named a/b/c.
            """)
    void every_address_answers(String path, int status, String type, String says) throws Exception {
        var response = get(path);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValueSatisfying(t -> assertThat(t).startsWith(type));
        assertThat(response.body()).contains(says).doesNotContain("\tat ");
        assertThat(response.headers().firstValue("content-security-policy")).isPresent();
    }

    @ParameterizedTest(name = "{0} for who accepts {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /reports/pro-channel/2026-10.html                     | text/html        | 200 | text/html
            /reports/pro-channel/2026-10.pdf                      | application/pdf  | 200 | application/pdf
            /reports/pro-channel/2026-10.csv                      | text/csv         | 200 | text/csv
            /reports/pro-channel/2026-10.zip                      | application/zip  | 200 | application/zip
            /reports/pro-channel/2026-10.json                     | text/html        | 200 | application/json
            /api/v1/statements/pro-channel/2026-10/statement.pdf  | application/pdf  | 200 | application/pdf
            /reports/pro-channel/2026-09.pdf                      | application/pdf  | 404 | text/html
            /api/v1/statements/pro-channel/2026-09/statement.pdf  | application/pdf  | 404 | application/problem+json
            /api/v1/statements                                    | application/pdf  | 406 | application/problem+json
            /reports                                              | application/pdf  | 406 | text/html
            """)
    void a_file_is_what_its_address_says_and_a_format_that_is_none_is_refused(String path, String accepted, int status, String type) throws Exception {
        var response = send(request(path).GET().header("Accept", accepted));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValueSatisfying(t -> assertThat(t).startsWith(type));
    }

    @Test
    void the_api_only_reads() throws Exception {
        var response = send(request("/api/v1/targets").POST(BodyPublishers.ofString("{}")).header("Content-Type", "application/json"));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(JSON.readTree(response.body()).path("title").asText()).isEqualTo("Method Not Allowed");
    }

    @Test
    void a_distribution_is_text_for_who_asks_for_text() throws Exception {
        var response = send(request("/api/v1/distributions?target=sim/chat/Qwen/Qwen3-32B").GET().header("Accept", "text/plain"));

        assertThat(response.headers().firstValue("content-type")).hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(response.headers().firstValue("content-disposition")).hasValue("attachment; filename=\"sim_chat_Qwen_Qwen3-32B-total_ms.hgrm\"");
        assertThat(response.body()).contains("Value     Percentile TotalCount 1/(1-Percentile)");
    }

    @Test
    void pages_of_observations_follow_each_other_without_gap_or_repeat() throws Exception {
        var query = "/api/v1/observations?target=sim/chat/Qwen/Qwen3-32B&from=2026-11-02T14:00:00Z&to=2026-11-02T14:00:10Z&limit=4";
        var slots = new HashSet<String>();
        var sizes = new TreeSet<Integer>();
        JsonNode page = JSON.readTree(get(query).body());
        for (; ; page = JSON.readTree(get(query + "&cursor=" + page.path("next").asText()).body())) {
            for (var o : page.path("observations")) assertThat(slots.add(ObservationJson.read(o.toString()).scheduledAt().toString())).isTrue();
            sizes.add(page.path("observations").size());
            if (page.path("next").isNull()) break;
        }

        assertThat(slots).hasSize(10);
        assertThat(sizes).containsExactly(2, 4);
    }

    @Test
    void every_route_that_is_not_hidden_is_described() throws Exception {
        var described = new HashSet<String>();
        JSON.readTree(get("/openapi.json").body()).path("paths").properties().forEach(path ->
                path.getValue().fieldNames().forEachRemaining(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        var routes = world.context().getBean(Router.class).uriRoutes()
                .filter(r -> r.getDeclaringType().getPackageName().startsWith("dev.nines"))
                .filter(r -> !isHidden(r))
                .filter(r -> !r.getHttpMethodName().equals("HEAD"))
                .map(r -> r.getHttpMethodName() + " " + r.getUriMatchTemplate())
                .collect(Collectors.toSet());

        assertThat(routes).isNotEmpty().isEqualTo(described);
    }

    @Test
    void without_its_database_a_page_says_so_at_once() throws Exception {
        try (var alone = new World()) {
            alone.storeIsAway();

            for (var path : List.of("/incidents", "/incidents/inc-1", "/reports", "/models/sim/chat/Qwen/Qwen3-32B")) {
                var page = send(request(alone, path));
                assertThat(page.statusCode()).as(path).isEqualTo(503);
                assertThat(page.body()).contains("The database does not answer at the moment.", "local spool").doesNotContain("Exception");
            }
            assertThat(JSON.readTree(send(request(alone, "/api/v1/targets")).body()).path("status").asInt()).isEqualTo(503);
            assertThat(send(request(alone, "/-/ready")).body()).isEqualTo("database: does not answer\n");
            assertThat(send(request(alone, "/-/healthy")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void without_its_database_the_status_is_told_from_memory() throws Exception {
        try (var alone = new World()) {
            alone.storeIsAway();

            var page = send(request(alone, "/"));

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body())
                    .contains("PostgreSQL is away since <time datetime=\"2026-11-02T14:04:27Z\">2026-11-02 14:04:27</time>; what follows is the last 5 minutes")
                    .contains("observations wait in the spool (336)", "since <time datetime=\"2026-11-02T14:03:34Z\">", "silent for 10 min")
                    .contains("OK\u00a0116,900, SERVER_ERROR\u00a01,120", "n too small (37)", "<strong>Simulated data.</strong>");
            assertThat(JSON.readTree(send(request(alone, "/api/v1/live")).body()).path("away_since").asText()).isEqualTo("2026-11-02T14:04:27Z");
        }
    }

    @Test
    void the_demo_receiver_takes_what_is_signed_and_refuses_the_rest() throws Exception {
        var body = "{\"type\":\"incident.opened\",\"timestamp\":\"2026-11-02T14:03:37Z\",\"data\":{\"series\":\"sim/chat/m@here\",\"reason\":\"TIMEOUT\"}}";
        var headers = new StandardWebhooks(List.of(Fixtures.SIGNING_SECRET)).headers("msg_signed", Fixtures.NOW, body);

        assertThat(deliver(body, headers.getOrDefault("webhook-signature", "")).statusCode()).isEqualTo(204);
        assertThat(deliver(body + " ", headers.getOrDefault("webhook-signature", "")).statusCode()).isEqualTo(401);
        assertThat(deliver(body, "v1,AAAA").statusCode()).isEqualTo(401);
        assertThat(get("/demo/receiver").body()).contains("✓ valid", "✗ invalid", "msg_signed", "\"reason\" : \"TIMEOUT\"")
                .contains(">sim/chat/m@here</td>", ">92,000</td>").doesNotContain("Breaches of contracts");
    }

    @Test
    void a_breach_stands_above_what_came_after_it() throws Exception {
        var breach = "{\"type\":\"sla.breach.found\",\"timestamp\":\"2026-11-02T14:05:08.500Z\",\"data\":{\"contract\":\"pro-channel\","
                + "\"rule\":\"latency\",\"series\":\"sim/chat/m@here\",\"period\":\"2026-10\"}}";
        try (var alone = new World()) {
            for (var body : List.of(breach, "{\"type\":\"incident.opened\"}")) {
                send(request(alone, "/demo/receiver").POST(BodyPublishers.ofString(body)).header("Content-Type", "application/json"));
            }

            var page = send(request(alone, "/demo/receiver")).body();
            assertThat(page).containsSubsequence("Breaches of contracts", "sla.breach.found", "sim/chat/m@here · latency · 2026-10 · pro-channel",
                    ">500</td>", "Incidents and statements", "incident.opened");
        }
    }

    private static boolean isHidden(UriRouteInfo<?, ?> route) {
        return route.getDeclaringType().isAnnotationPresent(Hidden.class)
                || route.getTargetMethod().getTargetMethod().isAnnotationPresent(Hidden.class);
    }

    private static HttpResponse<String> deliver(String body, String signature) throws IOException, InterruptedException {
        return send(request("/demo/receiver").POST(BodyPublishers.ofString(body)).header("Content-Type", "application/json")
                .header("webhook-id", "msg_signed").header("webhook-timestamp", Long.toString(Fixtures.NOW.getEpochSecond()))
                .header("webhook-signature", signature));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private static HttpRequest.Builder request(String path) {
        return request(world, path);
    }

    private static HttpRequest.Builder request(World of, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + of.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
