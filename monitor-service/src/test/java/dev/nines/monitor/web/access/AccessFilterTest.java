package dev.nines.monitor.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.monitor.access.ApiToken;
import dev.nines.monitor.access.Scope;
import dev.nines.monitor.web.World;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessFilterTest {
    private static final String ELSEWHERE = "X-Forwarded-For: 192.0.2.7";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static World world;

    @BeforeAll
    static void open() {
        world = new World();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void whoever_shows_nothing_is_told_what_is_missing() throws Exception {
        var reply = send("GET", "/api/v1/targets", ELSEWHERE);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.values("content-type")).containsExactly("application/problem+json");
        assertThat(reply.values("www-authenticate")).containsExactly("bearer realm=\"nines\", scope=\"read\"", "basic realm=\"nines\", charset=\"utf-8\"");
        assertThat(reply.values("cache-control")).containsExactly("no-store");
        assertThat(reply.values("content-security-policy")).hasSize(1);
        var problem = new ObjectMapper().readTree(reply.body());
        assertThat(problem.path("title").asText()).isEqualTo("Unauthorized");
        assertThat(problem.path("detail").asText()).isEqualTo(
                "this needs a token of scope read, as Authorization: Bearer nines_...; nines token create makes one");
        assertThat(problem.path("instance").asText()).isEqualTo("/api/v1/targets");
    }

    @Test
    void a_token_that_is_not_good_for_it_is_told_its_scopes() {
        var reply = send("POST", "/-/reload", bearer(world.token(Scope.READ)));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.values("www-authenticate")).containsExactly("bearer realm=\"nines\", error=\"insufficient_scope\", scope=\"write\"");
        assertThat(reply.body()).contains("this needs scope write, and token ", " (test) has read");
    }

    @Test
    void one_that_was_never_made_is_told_no_more() {
        var reply = send("GET", "/", bearer(ApiToken.fresh(new SecureRandom())));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.values("www-authenticate")).first().asString().contains("error=\"invalid_token\"");
        assertThat(reply.body()).contains("this token was never made, has expired or was revoked");
    }

    static Stream<String> hostile() {
        var token = ApiToken.fresh(new SecureRandom()).reveal();
        return Stream.of("Bearer", "Bearer ", "bearer  ", "Bearer nines_", "Bearer " + token.substring(0, 54), "Bearer " + token + "x",
                "Bearer " + token + "," + token, "Bearer " + "A".repeat(6_000), "Bearer \u00ff\u00fe\u0080", "Bearer nines_" + "\u00e9".repeat(49),
                "Bearer \"" + token + "\"", "BEARER\t" + token, "Basic", "Basic !!!", "Basic " + base64("x"), "Basic " + base64(":"),
                "Basic " + base64("a:" + token), "Basic " + "QQ==".repeat(1_000), "Digest username=\"x\"", token, "=", ",", "\u0001");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_header_that_is_no_token_is_refused_and_breaks_nothing(String header) {
        var reply = send("GET", "/api/v1/targets", ELSEWHERE, "Authorization: " + header);

        assertThat(reply.status()).isIn(400, 401);
        assertThat(reply.body()).doesNotContain("nines_0", "\tat ").doesNotContain(header.length() > 20 ? header : "\0");
    }

    @Test
    void two_of_them_are_one_too_many() {
        var right = bearer(world.token(Scope.READ));
        var reply = send("GET", "/", ELSEWHERE, right, right);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).contains("more than one Authorization header");
    }

    @Test
    void a_header_beyond_all_bounds_is_no_trouble_of_ours() {
        assertThat(send("GET", "/", ELSEWHERE, "Authorization: Bearer " + "A".repeat(9_000)).status()).isBetween(400, 499);
    }

    @Test
    void a_browser_may_send_it_as_a_password_to_read_and_not_to_change() {
        var password = "Authorization: Basic " + base64("me:" + world.token(Scope.ADMIN).reveal());

        assertThat(send("GET", "/", ELSEWHERE, password).status()).isEqualTo(200);
        assertThat(send("POST", "/-/reload", password).status()).isEqualTo(403);
    }

    @Test
    void a_password_that_is_somebody_elses_does_no_harm_here() {
        assertThat(send("GET", "/", "Authorization: Basic " + base64("me:hunter2")).status()).isEqualTo(200);
    }

    @Test
    void a_token_in_a_url_is_refused_even_if_it_is_right() {
        var reply = send("GET", "/api/v1/targets?access_token=" + world.token(Scope.READ).reveal());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("does not belong into a URL").doesNotContain(world.token(Scope.READ).reveal());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a page of ours               | Origin: http://127.0.0.1:PORT     | 400
            a page of another site       | Origin: http://evil.example       | 403
            a file, a sandboxed frame    | Origin: null                      | 403
            another port of this machine | Origin: http://127.0.0.1:1        | 403
            a page of ours, by fetch     | Sec-Fetch-Site: same-origin       | 400
            another site, by fetch       | Sec-Fetch-Site: cross-site        | 403
            a site beside ours           | Sec-Fetch-Site: same-site         | 403
            the address bar              | Sec-Fetch-Site: none              | 400
            """)
    void nothing_is_changed_for_another_sites_page_whatever_token_it_has(String whose, String header, int status) {
        var reply = send("POST", "/-/reload", bearer(world.token(Scope.WRITE)), header.replace("PORT", String.valueOf(world.port())));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"localhost,200", "localhost:8080,200", "LOCALHOST,200", "nines.localhost,200", "127.0.0.1,200", "127.8.9.1:80,200", "[::1]:8080,200",
        "192.0.2.1,200", "evil.example,403", "localhost.evil.example,403", "127.0.0.1.evil.example,403", "0x7f.1,403", "evil.example:8080,403"})
    void without_a_token_only_a_name_that_nobody_can_rebind_is_answered(String host, int status) {
        assertThat(send("GET", "/", "Host: " + host).status()).isEqualTo(status);
        assertThat(send("GET", "/", "Host: " + host, bearer(world.token(Scope.READ))).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Forwarded: for=192.0.2.7", "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Host: nines.example",
        "X-Forwarded-Proto: https", "X-Real-IP: 127.0.0.1", "Via: 1.1 proxy"})
    void what_was_passed_on_is_from_elsewhere(String header) {
        assertThat(send("GET", "/", header).status()).isEqualTo(401);
        assertThat(send("GET", "/-/healthy", header).status()).isEqualTo(200);
    }

    @Test
    void while_nobody_can_say_whose_it_is_nobody_is_let_in() {
        try (var alone = new World()) {
            alone.tokens().isAway.set(true);

            var reply = new Raw(alone.port()).send("GET", "/metrics", ELSEWHERE, bearer(alone.token(Scope.READ)));

            assertThat(reply.status()).isEqualTo(503);
            assertThat(new Raw(alone.port()).send("GET", "/metrics").status()).isEqualTo(200);
        }
    }

    @Test
    void pages_of_the_audit_log_follow_each_other() throws Exception {
        var admin = bearer(world.token(Scope.ADMIN));
        var first = new ObjectMapper().readTree(send("GET", "/api/v1/audit?limit=2", admin).body());
        var second = new ObjectMapper().readTree(send("GET", "/api/v1/audit?limit=2&cursor=" + first.path("next").asText(), admin).body());

        assertThat(first.path("changes").findValuesAsText("subject")).containsExactly("n3", "n2");
        assertThat(first.path("changes").path(0).toString()).isEqualTo("{\"at\":\"2026-11-02T14:05:09Z\",\"who\":\"token a1 (ci)\","
                + "\"what\":\"config.reloaded\",\"subject\":\"n3\",\"detail\":{\"said\":\"x\"}}");
        assertThat(second.path("changes").findValuesAsText("subject")).containsExactly("n1");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(List.of("limit=0", "limit=1001", "cursor=x", "cursor=-1", "cursor=9999999999999999999"))
                .allSatisfy(query -> assertThat(send("GET", "/api/v1/audit?" + query, admin).status()).as(query).isEqualTo(400));
    }

    private static String bearer(ApiToken token) {
        return "Authorization: Bearer " + token.reveal();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Raw.Reply send(String method, String path, String... headers) {
        return new Raw(world.port()).send(method, path, headers);
    }
}
