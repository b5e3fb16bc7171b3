package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.probe.Attribute;
import dev.nines.probe.Effect;
import dev.nines.probe.Flag;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.TokenKind;
import dev.nines.probe.openai.ChatCompletionProbe.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What servers really write, played by raw sockets against the real client. Several cases run at once: they mostly
 * wait. One whose times alone are off is played again by itself, twice at most, for a machine may stall;
 * a client that is wrong stays so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WireCases {
    private static final long EARLY_MICROS = 5_000;
    private static final long EARLY_SPLIT_CRLF_MICROS = 25_000;
    private static final long LATE_MICROS = 150_000;
    private static final int AT_ONCE = 8;
    private static final int WARM_UPS = 4;
    private static final int REPLAYS = 2;

    private static final Map<String, Phase> TIMES = Map.of("ttfb_ms", Phase.TTFB, "ttft_ms", Phase.TTFT,
            "ttfo_ms", Phase.TTFO, "last_token_ms", Phase.LAST_TOKEN, "e2e_ms", Phase.TOTAL);

    private final ProbeTransport transport = ProbeTransport.open();
    private final Map<String, CompletableFuture<Finding>> findings = new LinkedHashMap<>();
    private final List<ReplayServer> servers = new ArrayList<>();

    abstract List<WireCase> cases() throws IOException;

    @BeforeAll
    void play_every_case() throws Exception {
        for (int i = 0; i < WARM_UPS; i++) alone(cases().getFirst());   // classes are loaded before it counts
        var turns = new Semaphore(AT_ONCE);
        for (WireCase c : cases()) {
            turns.acquire();
            findings.put(c.id(), start(c).whenComplete((_, _) -> turns.release()));
        }
    }

    @AfterAll
    void stop() throws IOException {
        transport.close();
        for (var server : servers) server.close();
    }

    private Finding alone(WireCase c) throws Exception {
        return start(c).get(20, TimeUnit.SECONDS);
    }

    private CompletableFuture<Finding> start(WireCase c) throws IOException {
        assertThat(c.request().get("path").asText()).as("this test asks for chat completions")
                .isEqualTo("/v1/chat/completions");
        var server = ReplayServer.playing(c.script());
        servers.add(server);
        var delivery = c.request().path("stream").asBoolean(true) ? Ask.Delivery.STREAMED : Ask.Delivery.WHOLE;
        var chat = Asking.chat(c.request().path("expect_contains").asText(""), delivery);
        var question = Asking.question(chat, c.deadlines());
        var endpoint = new Endpoint(server.baseUrl(), Asking.KEY);
        return Asking.probe(transport, endpoint, question).find(Asking.SLOT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_reply_is_read_as_the_case_says(WireCase c) throws Exception {
        var finding = Objects.requireNonNull(findings.get(c.id())).get(20, TimeUnit.SECONDS);

        for (var field : c.expected().properties()) check(field.getKey(), field.getValue(), finding);
        checkDetail(finding);
        for (int i = 0; i < REPLAYS && !offTime(c, finding).isEmpty(); i++) finding = alone(c);
        assertThat(offTime(c, finding)).as("%s", finding.observation().phases()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_effect_of_its_class_is_the_one_that_the_file_states(WireCase c) {
        String name = c.expected().get("class").asText();

        assertThat(verdict(ObservationClass.valueOf(name).effect())).isEqualTo(c.file().get("classes").get(name).asText());
    }

    private static void check(String field, JsonNode expected, Finding finding) {
        var found = finding.observation();
        var read = finding.reading();
        switch (field) {
            case "class" -> assertThat(found.observationClass().name()).as(field + ": %s", found)
                    .isEqualTo(expected.asText());
            case "verdict" -> assertThat(verdict(found.observationClass().effect())).as(field)
                    .isEqualTo(expected.asText());
            case "http_status" -> assertThat(found.reply().httpStatus()).as(field).isEqualTo(number(expected));
            case "content" -> assertThat(read.text().content()).as(field).isEqualTo(text(expected));
            case "reasoning" -> assertThat(read.text().reasoning()).as(field).isEqualTo(text(expected));
            case "finish_reason" -> assertThat(found.reply().attribute(Attribute.FINISH_REASON).orElse("")).as(field)
                    .isEqualTo(text(expected));
            case "prompt_tokens" -> assertThat(found.tokens().count(TokenKind.PROMPT)).as(field)
                    .isEqualTo(number(expected));
            case "completion_tokens" -> assertThat(found.tokens().count(TokenKind.COMPLETION)).as(field)
                    .isEqualTo(number(expected));
            case "token_source" -> assertThat(read.hasUsage() ? "usage" : "none").as(field)
                    .isEqualTo(expected.asText());
            case "token_events" -> assertThat(read.seen().tokenEvents()).as(field).isEqualTo(expected.asInt());
            case "flags" -> assertThat(words(found.flags())).as(field).containsAll(texts(expected));
            case "retry_after_s" -> assertThat(found.reply().attribute(Attribute.RETRY_AFTER).orElse("")).as(field)
                    .isEqualTo(text(expected));
            default -> assertThat(TIMES).as("no rule for the field %s", field).containsKey(field);
        }
    }

    private static void checkDetail(Finding finding) {
        var found = finding.observation();
        boolean answered = found.observationClass() == ObservationClass.OK;
        assertThat(found.outcome().detailText().isEmpty()).as("a reason, where it is no answer").isEqualTo(answered);
    }

    private static List<String> offTime(WireCase c, Finding finding) {
        return TIMES.entrySet().stream().filter(time -> c.expected().has(time.getKey()))
                .filter(time -> !isOnTime(time.getValue(), c.expected().get(time.getKey()), finding, c))
                .map(time -> time.getKey() + " is due at " + c.expected().get(time.getKey())).toList();
    }

    private static boolean isOnTime(Phase phase, JsonNode expected, Finding finding, WireCase c) {
        var micros = finding.observation().phases().micros(phase);
        if (expected.isNull() || micros.isEmpty()) return expected.isNull() && micros.isEmpty();
        long late = micros.getAsLong() - Math.round(expected.asDouble() * 1_000);
        // W13 splits a CRLF: the line ends with its CR, and does not wait for the LF.
        return late >= (c.id().equals("W13") ? -EARLY_SPLIT_CRLF_MICROS : -EARLY_MICROS) && late <= LATE_MICROS;
    }

    private static String verdict(Effect effect) {
        return switch (effect) {
            case UP -> "up";
            case DOWN -> "down";
            case EXCLUDED -> "excluded";
            case CONDITIONAL -> "conditional";
            case DOWN_IF_CANARY_ANSWERED -> "down_if_canary_ok";
        };
    }

    private static OptionalInt number(JsonNode node) {
        return node.isNull() ? OptionalInt.empty() : OptionalInt.of(node.asInt());
    }

    private static String text(JsonNode node) {
        return node.isNull() ? "" : node.asText();
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).collect(Collectors.toSet());
    }

    private static Set<String> words(Set<Flag> flags) {
        return flags.stream().map(Flag::word).collect(Collectors.toSet());
    }
}
