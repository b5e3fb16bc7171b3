package dev.nines.monitor.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.nines.monitor.alert.AlertChannel;
import dev.nines.monitor.alert.AlertChannel.Result;
import dev.nines.monitor.alert.AlertChannel.Result.Delivered;
import dev.nines.monitor.alert.AlertChannel.Result.Unreachable;
import dev.nines.monitor.alert.TestReceiver;
import dev.nines.monitor.config.Destination;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.outbound.NameLookup;
import dev.nines.monitor.outbound.OutboundClient;
import dev.nines.monitor.outbound.OutboundGuard;
import dev.nines.monitor.outbound.Reach;
import dev.nines.sla.store.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostingChannelTest {
    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_YW5vdGhlciBzZWNyZXQgb2YgMzIgYnl0ZXMuLi4uLi4=";
    private static final String ROUTING_KEY = "0123456789abcdef0123456789ABCDEF";
    private static final Message MESSAGE = new Message("msg_1", "ops", "incident.opened", Instant.EPOCH,
            "{\"type\":\"incident.opened\",\"data\":{\"incident\":\"inc_1\"}}");

    private final TestReceiver receiver = new TestReceiver();
    private final OutboundClient http = OutboundClient.open(new OutboundGuard(Reach.OPERATOR, NameLookup.SYSTEM));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final InstantSource clock = now::get;
    private final Secret url = new Secret(receiver.url().toString());

    PostingChannelTest() throws IOException {}

    @AfterEach
    void close() {
        http.close();
        receiver.close();
    }

    @Test
    void what_arrives_is_the_exact_body_and_the_official_library_verifies_it_with_either_secret() throws Exception {
        assertThat(webhook().deliver(MESSAGE)).isEqualTo(new Delivered(204, ""));

        var received = receiver.received().getFirst();
        assertThat(received.body()).isEqualTo(MESSAGE.body());
        assertThat(received.header("Content-type")).isEqualTo("application/json");
        new Webhook(NEW).verify(received.body(), received.headers());
        new Webhook(OLD).verify(received.body(), received.headers());
    }

    @Test
    void every_attempt_has_a_timestamp_of_its_own_and_the_same_id() {
        webhook().deliver(MESSAGE);
        now.updateAndGet(t -> t.plusSeconds(30));
        webhook().deliver(MESSAGE);

        assertThat(receiver.received()).extracting(r -> r.header("Webhook-id")).containsExactly("msg_1", "msg_1");
        assertThat(receiver.received()).extracting(r -> Long.parseLong(r.header("Webhook-timestamp")))
                .containsExactly(now.get().getEpochSecond() - 30, now.get().getEpochSecond());
        assertThat(receiver.received()).extracting(r -> r.header("Webhook-signature")).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                  kind,         status, retryAfter,                      result,      waits
        accepted,                              webhook,      202,    '',                              Delivered,   PT0S
        gone for good,                         webhook,      410,    '',                              Gone,        PT0S
        a redirect is a failure,               webhook,      307,    '',                              Unreachable, PT0S
        an error is tried again,               webhook,      500,    '',                              Unreachable, PT0S
        a bad request of ones own may be mended, webhook,    400,    '',                              Unreachable, PT0S
        not found may be mended,               webhook,      404,    '',                              Unreachable, PT0S
        throttled for seconds,                 webhook,      429,    120,                             Unreachable, PT2M
        throttled until a past date,           webhook,      503,    'Thu, 01 Oct 2020 12:00:00 GMT', Unreachable, PT0S
        throttled by nonsense,                 webhook,      429,    later,                           Unreachable, PT0S
        throttled by less than nothing,        webhook,      429,    -5,                              Unreachable, PT0S
        accepted by an Alertmanager,           alertmanager, 200,    '',                              Delivered,   PT0S
        refused by an Alertmanager,            alertmanager, 400,    '',                              Refused,     PT0S
        an Alertmanager that starts,           alertmanager, 503,    '',                              Unreachable, PT0S
        accepted by PagerDuty,                 pagerduty,    202,    '',                              Delivered,   PT0S
        refused by PagerDuty,                  pagerduty,    400,    '',                              Refused,     PT0S
        throttled by PagerDuty,                pagerduty,    429,    180,                             Unreachable, PT3M
        accepted by Slack,                     slack,        200,    '',                              Delivered,   PT0S
        refused by Slack,                      slack,        400,    '',                              Refused,     PT0S
        a channel that is archived,            slack,        410,    '',                              Gone,        PT0S
        a token that was revoked,              slack,        403,    '',                              Unreachable, PT0S
        throttled by Slack,                    slack,        429,    1,                               Unreachable, PT1S
        """)
    void each_status_has_one_meaning(String name, String kind, int status, String retryAfter, String result, Duration waits) {
        receiver.answers(exchange -> {
            if (!retryAfter.isEmpty()) exchange.getResponseHeaders().add("Retry-After", retryAfter);
            exchange.getResponseHeaders().add("Location", receiver.url().toString());
            TestReceiver.status(status).give(exchange);
        });

        var answer = channel(destination(kind)).deliver(MESSAGE);

        assertThat(answer.getClass().getSimpleName()).isEqualTo(result);
        assertThat(wait(answer)).isEqualTo(waits);
        assertThat(receiver.received()).as("a redirect is not followed").hasSize(1);
    }

    @Test
    void a_date_to_wait_for_is_counted_from_now() {
        now.set(Instant.parse("2026-10-01T11:58:00Z"));
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "Thu, 01 Oct 2026 12:00:00 GMT");
            TestReceiver.status(503).give(exchange);
        });

        assertThat(wait(webhook().deliver(MESSAGE))).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void what_an_error_page_quotes_of_the_url_or_the_key_is_hidden() {
        receiver.answers(exchange -> TestReceiver.saying(500, "no " + exchange.getRequestURI() + " for " + ROUTING_KEY).give(exchange));
        var secretUrl = new Secret(receiver.url().resolve("/services/T0123456789/short?token=abcdefghij").toString());

        assertThat(channel(new Destination.PagerDuty(new Secret(ROUTING_KEY), secretUrl)).deliver(MESSAGE))
                .isEqualTo(new Unreachable(500, "no /***/***/short?token=*** for ***", Duration.ZERO));
    }

    @Test
    void what_the_guard_refuses_is_told_and_tried_again() {
        assertThat(channel(new Destination.Slack(new Secret("http://169.254.169.254/services/x"))).deliver(MESSAGE)).isEqualTo(new Unreachable(
                0, "not sent: its URL points at a cloud's metadata service, which is never asked", Duration.ZERO));
    }

    private Destination destination(String kind) {
        return switch (kind) {
            case "webhook" -> new Destination.Webhook(url, List.of(new Secret(NEW), new Secret(OLD)));
            case "alertmanager" -> new Destination.Alertmanager(url);
            case "pagerduty" -> new Destination.PagerDuty(new Secret(ROUTING_KEY), url);
            case "slack" -> new Destination.Slack(url);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private AlertChannel webhook() {
        return channel(destination("webhook"));
    }

    private AlertChannel channel(Destination destination) {
        Map<String, AlertChannel> channels = Channels.of(List.of(new ReceiverSettings("ops", destination, List.of("*"))), http, clock);
        return channels.values().iterator().next();
    }

    private static Duration wait(Result result) {
        return switch (result) {
            case Result.Delivered _, Result.Refused _, Result.Gone _ -> Duration.ZERO;
            case Result.Unreachable u -> u.retryAfter();
        };
    }
}
