package dev.nines.monitor.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.monitor.alert.OldMessages;
import dev.nines.monitor.config.Destination;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.sla.SeriesId;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.ClaimDue;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.StatementWritten;
import dev.nines.sla.store.StateChange.VerdictFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact bytes of every channel stand in {@code channels/}, and nothing that a model is named gets out of its place in them. */
class RenderingTest {
    static final Path FIXTURES = Path.of("src/test/resources/channels");
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Instant NOW = NOON.plusSeconds(5);
    private static final SeriesId SERIES = new SeriesId("gateway/chat/vendor/model:4.5@here");
    private static final SeriesId HOSTILE = new SeriesId("gateway/chat/<!channel> *x* <http://evil|ok> \"},{\" \u202E&amp;\n@here @zurich");
    private static final ObjectMapper JSON = new ObjectMapper();

    static final Map<String, Rendering> KINDS = new TreeMap<>(Map.of(
            "alertmanager", rendering(new Destination.Alertmanager(new Secret("http://127.0.0.1:9093"))),
            "alertmanager-webhook", rendering(new Destination.AlertmanagerWebhook(new Secret("http://127.0.0.1/hook"))),
            "pagerduty", rendering(new Destination.PagerDuty(new Secret("0123456789abcdef0123456789ABCDEF"), new Secret(PagerDutyEvents.URL))),
            "slack", rendering(new Destination.Slack(new Secret("https://hooks.slack.com/services/T0/B0/x"))),
            "webhook", rendering(new Destination.Webhook(new Secret("http://127.0.0.1/"), List.of(
                    new Secret("whsec_YW5vdGhlciBzZWNyZXQgb2YgMzIgYnl0ZXMuLi4uLi4="), new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))))));
    static final Map<String, StateChange> CHANGES = new TreeMap<>(Map.of(
            "opened", new IncidentOpened("inc_1", SERIES, NOON.minusSeconds(120), NOON, "TIMEOUT"),
            "closed", new IncidentClosed("inc_1", SERIES, NOON.minusSeconds(60), NOON),
            "breach", new VerdictFound("pro", "uptime", SERIES, "2026-09", NOON, "BREACHED", "{\"bad\":99}"),
            "statement", new StatementWritten("pro", "2026-09", 2, NOON),
            "claim", new ClaimDue("pro", "Pro channel, <!here> \"99.9 %\"", "2026-09", 1, "250.00 USD", "2026-10-30", Instant.parse("2026-10-30T22:00:00Z"), 7, 5, NOON),
            "hostile", new IncidentOpened("inc_2", HOSTILE, NOON.minusSeconds(120), NOON, "</script>\u2028{{x}} `y` ${z}")));

    /** Bodies as the outbox has them, each in a file. */
    private static final List<String> GROUPED = List.of("opened-one", "opened-several", "updated", "repeat", "flapping", "resolved", "resolved-several",
            "closed-unheard", "endpoint", "degraded", "burn", "burn-ended", "breach-certain", "monitor", "rule", "group-hostile", "cut");

    static Stream<Arguments> fixtures() {
        return KINDS.keySet().stream().flatMap(kind ->
                Stream.concat(CHANGES.keySet().stream(), GROUPED.stream()).map(change -> Arguments.of(kind, change)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("fixtures")
    void each_channel_sends_exactly_these_bytes(String kind, String change) throws IOException {
        assertThat(text(kind, change)).isEqualTo(Files.readString(FIXTURES.resolve(kind).resolve(change + ".http")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alertmanagers")
    void the_end_of_a_story_has_the_labels_of_its_beginning(String kind) throws IOException {
        assertThat(labels(kind, "closed")).isEqualTo(labels(kind, "opened"));
    }

    static Stream<String> alertmanagers() {
        return Stream.of("alertmanager", "alertmanager-webhook");
    }

    @Property(tries = 300)
    void nothing_that_is_named_by_others_is_markup_to_slack(@ForAll("hostile") String model, @ForAll("hostile") String reason) throws IOException {
        var message = json("slack", opened(model, reason));

        var text = message.path("text").asText();
        assertThat(text).doesNotContainPattern("[<>]|&(?!amp;|lt;|gt;)");
        assertThat(message.path("mrkdwn").asBoolean(true)).isFalse();
        assertThat(message.findValuesAsText("type")).as("of texts").doesNotContain("mrkdwn");
        assertThat(texts(message)).allSatisfy(t -> assertThat(t).doesNotContainPattern("[\\p{Cntrl}\u202A-\u202E\u2066-\u2069\u2028\u2029]"));
        assertThat(message.path("blocks").path(0).path("text").path("text").asText().length()).isBetween(1, 150);
        for (var fields : message.findValues("fields")) assertThat(fields).hasSizeLessThanOrEqualTo(10);
    }

    @Property(tries = 300)
    void whatever_others_are_named_every_channel_sends_one_json_with_its_own_keys(
            @ForAll("hostile") String model, @ForAll("hostile") String reason) throws IOException {
        for (var kind : KINDS.keySet()) {
            assertThat(shape(json(kind, opened(model, reason)))).as(kind).isEqualTo(shape(json(kind, opened("model", "TIMEOUT"))));
        }
    }

    @Property(tries = 100)
    void of_several_lines_too_nothing_is_markup_and_every_channel_has_its_own_keys(@ForAll("hostile") String model, @ForAll("hostile") String reason)
            throws IOException {
        var plain = GroupedMessages.of("group-hostile");
        var hostile = GroupedMessages.naming(plain, model, reason);
        for (var kind : KINDS.keySet()) {
            var told = JSON.readTree(Objects.requireNonNull(KINDS.get(kind)).draft(hostile, NOW).body());
            assertThat(shape(told)).as(kind).isEqualTo(shape(JSON.readTree(Objects.requireNonNull(KINDS.get(kind)).draft(
                    GroupedMessages.naming(plain, "model", "TIMEOUT"), NOW).body())));
            if (!kind.equals("slack")) continue;
            assertThat(told.path("text").asText()).doesNotContainPattern("[<>]|&(?!amp;|lt;|gt;)");
            assertThat(told.findValuesAsText("type")).doesNotContain("mrkdwn");
            assertThat(texts(told)).allSatisfy(t -> assertThat(t).doesNotContainPattern("[\\p{Cntrl}\u202A-\u202E\u2066-\u2069\u2028\u2029]"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alertmanagers")
    void the_end_of_a_line_has_the_labels_of_its_beginning_whatever_message_tells_of_it(String kind) throws IOException {
        var ofOther = "vendor/other";
        assertThat(labelsOf(kind, "opened-several", ofOther)).isEqualTo(labelsOf(kind, "repeat", ofOther)).isEqualTo(labelsOf(kind, "flapping", ofOther))
                .isEqualTo(labelsOf(kind, "updated", ofOther)).isEqualTo(labelsOf(kind, "resolved", ofOther));
        assertThat(labelsOf(kind, "burn", "vendor/model:4.5")).isEqualTo(labelsOf(kind, "burn-ended", "vendor/model:4.5"));
    }

    @Test
    void a_pager_is_resolved_by_the_end_of_the_story_alone_and_its_key_is_the_story() throws IOException {
        var action = new TreeMap<String, String>();
        for (var name : List.of("opened-several", "updated", "repeat", "flapping", "resolved")) {
            var event = JSON.readTree(Objects.requireNonNull(KINDS.get("pagerduty")).draft(GroupedMessages.of(name), NOW).body());
            action.merge(event.path("dedup_key").asText(), event.path("event_action").asText(), (a, b) -> a + " " + b);
        }

        assertThat(action.values()).containsExactly("trigger trigger trigger trigger resolve");
    }

    @Property(tries = 300)
    void a_pager_gets_no_more_than_it_takes(@ForAll("hostile") String model, @ForAll("hostile") String reason) throws IOException {
        var event = json("pagerduty", opened(model, reason));

        assertThat(event.path("payload").path("summary").asText().length()).isBetween(1, 1_024);
        assertThat(event.path("payload").path("source").asText().length()).isBetween(1, 255);
        assertThat(event.path("dedup_key").asText()).isEqualTo("nines:inc_1");
        assertThat(PagerDutyEvents.key(model.repeat(20)).length()).isLessThanOrEqualTo(255);
    }

    @Provide
    Arbitrary<String> hostile() {
        var pieces = Arbitraries.of("<!channel>", "<@U123>", "<http://evil|ok>", "*b*", "_i_", "`c`", "&", "&amp;", "<", ">", "\"", "\\", "\n", "\r",
                "\u0000", "\u202E", "\u2066", "\u2028", "]}", "{{ x }}", "${x}", "\uD83D\uDD34", "\uD83D", "é", "@here", "x".repeat(400));
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(40)).list().ofMinSize(1).ofMaxSize(12)
                .map(parts -> "m" + String.join("", parts));
    }

    static String text(String kind, String change) throws IOException {
        var draft = GROUPED.contains(change) ? Objects.requireNonNull(KINDS.get(kind)).draft(GroupedMessages.of(change), NOW) : draft(kind, change(change));
        var headers = new StringBuilder();
        new TreeMap<>(draft.headers()).forEach((name, value) -> headers.append(name).append(": ").append(value).append('\n'));
        return headers.append('\n').append(draft.body()).append('\n').toString();
    }

    private static Draft draft(String kind, StateChange change) {
        return Objects.requireNonNull(KINDS.get(kind)).draft(OldMessages.of(change, "ops"), NOW);
    }

    private static StateChange change(String name) {
        return Objects.requireNonNull(CHANGES.get(name));
    }

    private static Rendering rendering(Destination destination) {
        return Channels.manner(new ReceiverSettings("ops", destination, List.of("*"))).rendering();
    }

    private static StateChange opened(String model, String reason) {
        return new IncidentOpened("inc_1", new SeriesId("gateway/chat/" + model + "@here"), NOON, NOON, reason.isBlank() ? "x" : reason);
    }

    private static JsonNode json(String kind, StateChange change) throws IOException {
        return JSON.readTree(draft(kind, change).body());
    }

    private static JsonNode labelsOf(String kind, String message, String model) throws IOException {
        return JSON.readTree(Objects.requireNonNull(KINDS.get(kind)).draft(GroupedMessages.of(message), NOW).body()).findValues("labels").stream()
                .filter(labels -> labels.path("model").asText().equals(model)).findFirst().orElseThrow();
    }

    private static JsonNode labels(String kind, String change) throws IOException {
        return json(kind, change(change)).findValue("labels");
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isTextual()) texts.add(node.asText());
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }

    /** The keys, at their places. */
    private static List<String> shape(JsonNode node) {
        var keys = new ArrayList<String>();
        node.properties().forEach(p -> {
            keys.add(p.getKey());
            keys.addAll(shape(p.getValue()));
        });
        if (node.isArray()) node.forEach(child -> keys.addAll(shape(child)));
        return keys;
    }
}
