package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server repeats of a request is not repeated by us. */
class EchoesTest {
    private static final String KEY = "qz7Vd3hT9wRb2LmXs5";
    private static final String PROMPT = "1a2b3c4d Please say \"zanzibar\" and nothing else";
    private static final String SENT = "1a2b3c4d Please say \\\"zanzibar\\\" and nothing else";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', useHeadersInDisplayName = true, textBlock = """
            case                       | said                                                        | told
            the key                    | who is qz7Vd3hT9wRb2LmXs5?                                  | who is ***?
            a key of a usual form      | Incorrect key sk-proj-abc12345                              | Incorrect key ***
            another's key              | Authorization: Bearer xyz                                   | Authorization: Bearer ***
            the question               | you asked: 1a2b3c4d Please say "zanzibar" and nothing else! | you asked: ***!
            the question as it is sent | {"1a2b3c4d Please say \\"zanzibar\\" and nothing else"}     | {"***"}
            its beginning              | 1a2b3c4d Please say "zanzi...                               | ***...
            its beginning as sent      | 1a2b3c4d Please say \\"zanzi...                             | ***...
            its nonce alone            | pong-1a2b3c4d                                               | pong-***
            neither                    | the engine is overloaded                                    | the engine is overloaded
            """)
    void a_text_for_people_has_neither_key_nor_question_in_it(String name, String said, String told) {
        assertThat(Detail.of(said, List.of(KEY, PROMPT, SENT, "1a2b3c4d"))).isEqualTo(told);
    }

    @Test
    void what_holds_a_key_prints_it_never() {
        var key = ApiKey.of(KEY);
        var endpoint = new Endpoint(URI.create("https://gateway.example.com/v1"), key);
        var call = Call.get(endpoint, "models", Asking.patient());
        var rules = new ObservationRules(Asking.question("", Asking.patient()), List.of(KEY), _ -> false);

        var proxies = Proxies.of(Map.of("HTTPS_PROXY", "http://monitor:" + KEY + "@127.0.0.1:3128"));

        assertThat(List.of(key, endpoint, call, rules, endpoint.origin(), proxies).toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks://monitor:%s@h:1", "http://monitor:%s@h:99999", "monitor:%s@h h", "http://monitor:%s"})
    void a_proxy_that_is_none_is_refused_without_its_password(String url) {
        assertThatThrownBy(() -> Proxies.of(Map.of("http_proxy", url.formatted(KEY))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining(KEY);
    }
}
