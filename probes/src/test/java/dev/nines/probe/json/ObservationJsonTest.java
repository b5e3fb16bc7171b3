package dev.nines.probe.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import dev.nines.probe.Target;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationJsonTest {
    private static final Series SERIES =
            new Series(new Target("global-api", "chat", "Pro/deepseek-ai/DeepSeek-V3.2"), "pro", "zurich");
    private static final Instant SLOT = Instant.parse("2026-10-01T12:00:00.250000Z");

    @Provide
    Arbitrary<Observation> observations() {
        return AnyObservation.any();
    }

    @Property
    void every_observation_comes_back_as_it_was(@ForAll("observations") Observation observation) {
        String line = ObservationJson.write(observation);

        assertThat(line).doesNotContain("\n", "\r");
        assertThat(ObservationJson.read(line)).isEqualTo(observation);
        assertThat(ObservationJson.write(ObservationJson.read(line))).isEqualTo(line);
    }

    @Test
    void the_lines_are_those_of_the_golden_file() throws IOException {
        var golden = golden();

        assertThat(List.of(answered(), timedOut(), local()).stream().map(ObservationJson::write)).isEqualTo(golden);
        assertThat(golden.stream().map(ObservationJson::read)).containsExactly(answered(), timedOut(), local());
    }

    @Test
    void a_field_of_a_later_version_is_ignored() {
        String line = ObservationJson.write(answered());
        String later = "{\"mood\":{\"of\":[1,{}]},\"moods\":[[1],2]," + line.substring(1);

        assertThat(ObservationJson.read(later)).isEqualTo(answered());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
        case                         | find                               | put                     | message
        no endpoint                  | "endpoint":"global-api",           |                         | endpoint is missing
        null is missing              | "endpoint":"global-api"            | "endpoint":null         | endpoint is missing
        a number for a name          | "endpoint":"global-api"            | "endpoint":5            | endpoint is 5, must be a text
        a slash in a name            | "endpoint":"global-api"            | "endpoint":"a/b"        | endpoint must be a name without a slash: "a/b"
        no instant                   | "2026-10-01T12:00:00.250000Z"      | "noon"                  | scheduled_at is "noon", must be an instant such as
        a class of another world     | "class":"OK"                       | "class":"FINE"          | class is "FINE", must be one of [OK, SERVER_ERROR,
        a timeout without a deadline | "class":"OK"                       | "class":"TIMEOUT"       | deadline is missing
        our fault without a cause    | "class":"OK"                       | "class":"LOCAL"         | cause is missing
        a word for a number          | "total_us":912345                  | "total_us":"slow"       | total_us is "slow", must be a whole number
        a fraction for a number      | "total_us":912345                  | "total_us":1.5          | total_us is 1.5, must be a whole number
        a list for a number          | "total_us":912345                  | "total_us":[1]          | total_us is a list, must be a whole number
        a negative offset            | "total_us":912345                  | "total_us":-1           | total_us must not be negative: -1
        too many tokens              | "prompt_tokens":24                 | "prompt_tokens":9999999999 | prompt_tokens is 9999999999, must be a whole number below
        an unknown flag              | "flags":["reasoning"]              | "flags":["happy"]       | flags has "happy", must be among [adapt_
        one flag, not a list         | "flags":["reasoning"]              | "flags":"reasoning"     | flags is "reasoning", must be a list of words
        a word for a fact            | "simulated":false                  | "simulated":"no"        | simulated is "no", must be true or false
        a negative cost              | "cost_usd":0.0000123               | "cost_usd":-1           | cost must not be negative: -1
        no object                    | {"target"                          | "target"                | not one whole JSON object: no {
        two objects                  | "detail":null}                     | "detail":null}{}        | not one whole JSON object: more after its }
        a torn line                  | "detail":null}                     | "det                    | not one whole JSON object:
        """)
    void a_line_that_is_wrong_says_where(String name, String find, String put, String message) {
        String line = ObservationJson.write(answered());
        assertThat(line).as(name).contains(find);
        String wrong = line.replace(find, Objects.requireNonNullElse(put, ""));

        assertThatThrownBy(() -> ObservationJson.read(wrong))
                .isInstanceOf(UnreadableObservation.class)
                .hasMessageContaining(message);
    }

    private static Observation answered() {
        var phases = Phases.NONE.with(Phase.REQUEST, 84).with(Phase.TTFB, 401_002).with(Phase.TTFT, 430_511)
                .with(Phase.TTFO, 611_000).with(Phase.LAST_TOKEN, 912_001).with(Phase.TOTAL, 912_345);
        var tokens = new Tokens(Map.of(TokenKind.PROMPT, 24, TokenKind.COMPLETION, 14, TokenKind.REASONING, 6));
        var reply = new Reply(200, Map.of(Attribute.CONNECTION, "reused", Attribute.FINISH_REASON, "stop"));
        return new Observation(SERIES, SLOT, SLOT.plusNanos(31_000), new ProbeOutcome.Answered(), phases, tokens, reply,
                Set.of(Flag.REASONING), new Cost.Usd(new BigDecimal("0.0000123")), "chat-1", false);
    }

    private static Observation timedOut() {
        var outcome = new ProbeOutcome.TimedOut(ProbeOutcome.Deadline.FIRST_TOKEN,
                Duration.ofSeconds(20), "no token in 20 s");
        var reply = Reply.NONE.with(Attribute.CONNECTION, "fresh").with(Attribute.RETRY_AFTER, "7");
        return new Observation(SERIES, SLOT, SLOT, outcome, Phases.NONE.with(Phase.CONNECT, 0), Tokens.NONE, reply,
                Set.of(Flag.TIMEOUT_FIRST_TOKEN), Cost.UNKNOWN, "chat-1", false);
    }

    private static Observation local() {
        var why = new ProbeOutcome.Local(ProbeOutcome.Cause.BUDGET, "30 requests a minute are spent");
        return Observation.local(new Slot(SERIES, SLOT), SLOT, why, "chat-1", true);
    }

    private static List<String> golden() throws IOException {
        try (var in = Objects.requireNonNull(ObservationJsonTest.class.getResourceAsStream("observations.ndjson"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
