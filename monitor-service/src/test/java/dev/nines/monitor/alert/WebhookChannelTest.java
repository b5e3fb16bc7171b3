package dev.nines.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.nines.monitor.alert.AlertChannel.Result;
import dev.nines.monitor.alert.AlertChannel.Result.Delivered;
import dev.nines.monitor.alert.AlertChannel.Result.Refused;
import dev.nines.monitor.alert.AlertChannel.Result.Unreachable;
import dev.nines.sla.store.Message;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookChannelTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Message MESSAGE = new Message("msg_1", "ops", "incident.opened", Instant.EPOCH, "{\"type\":\"incident.opened\"}");
    private final TestReceiver receiver = new TestReceiver();
    private final HttpClient http = WebhookChannel.client();
    private final WebhookChannel channel =
            new WebhookChannel(http, receiver.url(), new StandardWebhooks(List.of(SECRET)), InstantSource.system());

    WebhookChannelTest() throws IOException {}

    @AfterEach
    void close() {
        http.shutdownNow();
        receiver.close();
    }

    @Test
    void what_arrives_is_the_exact_body_and_the_official_library_verifies_it() throws Exception {
        assertThat(channel.deliver(MESSAGE)).isEqualTo(new Delivered(204, ""));

        var received = receiver.received().getFirst();
        assertThat(received.body()).isEqualTo(MESSAGE.body());
        assertThat(received.header("Content-type")).isEqualTo("application/json");
        new Webhook(SECRET).verify(received.body(), received.headers());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                            status, retryAfter,                    result,      waits
        accepted,                        202,    '',                            Delivered,   PT0S
        gone is final,                   410,    '',                            Refused,     PT0S
        a redirect is a failure,         307,    '',                            Unreachable, PT0S
        an error is tried again,         500,    '',                            Unreachable, PT0S
        not found may be mended,         404,    '',                            Unreachable, PT0S
        throttled for seconds,           429,    120,                           Unreachable, PT2M
        throttled until a past date,     503,    'Thu, 01 Oct 2020 12:00:00 GMT', Unreachable, PT0S
        throttled by nonsense,           429,    later,                         Unreachable, PT0S
        """)
    void each_status_has_one_meaning(String name, int status, String retryAfter, String result, Duration waits) {
        receiver.answers(exchange -> {
            if (!retryAfter.isEmpty()) exchange.getResponseHeaders().add("Retry-After", retryAfter);
            exchange.getResponseHeaders().add("Location", receiver.url().toString());
            TestReceiver.status(status).give(exchange);
        });

        var answer = channel.deliver(MESSAGE);

        assertThat(answer.getClass().getSimpleName()).isEqualTo(result);
        assertThat(wait(answer)).isEqualTo(waits);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void of_a_long_answer_only_the_first_4_kb_are_kept() {
        receiver.answers(TestReceiver.saying(500, "x".repeat(100_000)));

        assertThat(channel.deliver(MESSAGE)).isEqualTo(
                new Unreachable(500, "x".repeat(BodyExcerpt.LIMIT_BYTES), Duration.ZERO));
    }

    @Test
    void the_deadline_covers_the_body_too() throws InterruptedException {
        var release = new CountDownLatch(1);
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write('1');
            exchange.getResponseBody().flush();
            awaitQuietly(release);
        });

        var answer = channel.exchange(channel.request(MESSAGE), Duration.ofMillis(300));
        release.countDown();

        assertThat(answer).isEqualTo(new Unreachable(0, "no answer within 300 ms", Duration.ZERO));
    }

    @Test
    void nobody_listening_is_unreachable_and_the_url_is_not_in_the_cause() {
        receiver.close();

        assertThat(channel.deliver(MESSAGE)).isEqualTo(new Unreachable(0, "connection refused or host unknown", Duration.ZERO));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration wait(Result result) {
        return switch (result) {
            case Delivered _, Refused _ -> Duration.ZERO;
            case Unreachable u -> u.retryAfter();
        };
    }
}
