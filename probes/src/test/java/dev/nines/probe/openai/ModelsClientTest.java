package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.openai.ReplayServer.Event;
import dev.nines.probe.openai.ReplayServer.Step;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelsClientTest {
    private final ProbeTransport transport = ProbeTransport.open();

    @AfterEach
    void close() {
        transport.close();
    }

    private ModelList list(URI baseUrl) throws Exception {
        return list(baseUrl, Asking.deadlines(5_000, 10_000, 10_000, 20_000));
    }

    private ModelList list(URI baseUrl, Deadlines deadlines) throws Exception {
        return new ModelsClient(transport, new Endpoint(baseUrl, Asking.KEY), deadlines).list().get(30, TimeUnit.SECONDS);
    }

    private static List<Step> replies(int status, String body) {
        return List.of(write(0, "HTTP/1.1 " + status + " \r\nContent-Length: " + body.length() + "\r\n\r\n" + body));
    }

    @Test
    void models_are_listed_with_their_prices_where_they_are_known() throws Exception {
        String body = """
                {"object":"list","data":[
                  {"id":"a/b","pricing":{"prompt":"0.0000002","completion":"0.0000008","image":"0"}},
                  {"id":"auto","pricing":{"prompt":"-1","completion":"-1"}},
                  {"id":"plain","object":"model","owned_by":{"name":"x"}},
                  {"object":"model"}]}""";
        try (var server = ReplayServer.playing(replies(200, body))) {
            assertThat(list(server.baseUrl())).isEqualTo(new ModelList.Listed(List.of(
                    new ListedModel("a/b",
                            new Pricing.PerToken(new BigDecimal("0.0000002"), new BigDecimal("0.0000008"))),
                    new ListedModel("auto", Pricing.UNKNOWN),
                    new ListedModel("plain", Pricing.UNKNOWN))));
            assertThat(server.events().poll(5, TimeUnit.SECONDS)).isInstanceOfSatisfying(Event.Requested.class,
                    request -> assertThat(request.text()).startsWith("GET /v1/models HTTP/1.1\r\n")
                            .contains("Authorization: Bearer "));
        }
    }

    @Test
    void a_refusal_keeps_its_status_and_hides_the_key() throws Exception {
        try (var server = ReplayServer.playing(replies(401, "{\"error\":\"no key sk-test-0123456789\"}"))) {
            assertThat(list(server.baseUrl()))
                    .isEqualTo(new ModelList.Refused(401, "HTTP 401: {\"error\":\"no key ***\"}"));
        }
    }

    @Test
    void a_page_is_not_a_list() throws Exception {
        try (var server = ReplayServer.playing(replies(200, "<html>hello</html>"))) {
            assertThat(list(server.baseUrl())).isInstanceOfSatisfying(ModelList.Refused.class,
                    r -> assertThat(r.detail()).startsWith("not a list of models"));
        }
    }

    @Test
    void silence_is_unreachable() throws Exception {
        try (var server = ReplayServer.playing(List.of(new Step.Hold(0)))) {
            assertThat(list(server.baseUrl(), Asking.deadlines(5_000, 300, 300, 600))).isInstanceOf(ModelList.Unreachable.class);
        }
    }

    @Test
    void a_list_longer_than_any_answer_is_read_whole() throws Exception {
        String entry = "{\"id\":\"m-%d\",\"description\":\"" + "x".repeat(1_000) + "\"}";
        String body = "{\"data\":[" + IntStream.range(0, 6_000).mapToObj(entry::formatted).collect(Collectors.joining(",")) + "]}";
        try (var server = ReplayServer.playing(replies(200, body))) {
            assertThat(list(server.baseUrl())).isInstanceOfSatisfying(ModelList.Listed.class, l -> assertThat(l.models()).hasSize(6_000));
        }
    }
}
