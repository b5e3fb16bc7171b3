package dev.nines.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardWebhooksTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_" + Base64.getEncoder().encodeToString("another secret of 32 bytes......".getBytes(StandardCharsets.UTF_8));

    @Test
    void the_published_reference_vector_comes_out() {
        var headers = new StandardWebhooks(List.of(SECRET))
                .headers("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}");

        assertThat(headers).containsExactlyInAnyOrderEntriesOf(Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                   verifiedWith
        a receiver that still has the old one,  whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
        a receiver that has the new one,        whsec_YW5vdGhlciBzZWNyZXQgb2YgMzIgYnl0ZXMuLi4uLi4=
        """)
    void while_secrets_rotate_the_official_library_accepts_either(String name, String verifiedWith) throws Exception {
        var body = "{\"type\":\"incident.opened\",\"data\":{\"series\":\"gateway/chat/ünï\"}}";
        var headers = new StandardWebhooks(List.of(OTHER, SECRET)).headers("msg_1", Instant.now(), body);

        new Webhook(verifiedWith).verify(body, headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,            secret,                                    says
        no prefix,       MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,          a webhook secret starts with whsec_
        not base64,      whsec_***MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, a webhook secret is base64 after whsec_
        too short,       whsec_MfKQ9r8G,                            'a webhook secret is 24 to 64 bytes, not 6'
        """)
    void a_bad_secret_is_refused_without_being_quoted(String name, String secret, String says) {
        assertThatThrownBy(() -> new StandardWebhooks(List.of(secret))).hasMessage(says).hasNoCause();
    }
}
