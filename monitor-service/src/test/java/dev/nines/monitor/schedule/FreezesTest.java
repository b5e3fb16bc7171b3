package dev.nines.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezesTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private final Freezes freezes = new Freezes();

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, nullValues = "-", textBlock = """
        case,                                              status, retryAfter, silentSeconds
        a 429 is honoured,                                 429,    20,         20
        and capacity that is gone,                         498,    20,         20
        an hour is cut to five minutes,                    429,    3600,       300
        a 429 without a time silences nobody alone,        429,    -,          0
        nor does what is no time,                          429,    soon,       0
        a 200 that was the last one for now,               200,    7,          7
        a 200 that has more left,                          200,    -,          0
        a 503 may postpone,                                503,    10,         10
        but not choose when it is measured,                503,    3600,       30
        a 503 without a time,                              503,    -,          0
        a refusal that is ours to mend,                    401,    60,         0
        """)
    void a_series_is_silent_as_long_as_its_answer_says(String name, int status, @Nullable String retryAfter, int silentSeconds) {
        freezes.heard(found("m", status, retryAfter), NOON);

        assertThat(freezes.until(SeriesNamed.model("m").name(), NOON).map(until -> Duration.between(NOON, until)).orElse(Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(silentSeconds));
        assertThat(freezes.until(SeriesNamed.model("m").name(), NOON.plusSeconds(silentSeconds))).isEmpty();
        assertThat(freezes.everybodyUntil(NOON)).isEmpty();
    }

    @Test
    void one_busy_model_does_not_silence_the_others() {
        for (int i = 0; i < 5; i++) freezes.heard(found("m", 429, "20"), NOON);

        assertThat(freezes.everybodyUntil(NOON)).isEmpty();
    }

    @Test
    void three_models_that_say_so_one_after_the_other_mean_the_key() {
        freezes.heard(found("a", 200, null), NOON);
        freezes.heard(found("b", 429, "20"), NOON);
        freezes.heard(found("c", 200, "30"), NOON);
        assertThat(freezes.everybodyUntil(NOON)).isEmpty();

        freezes.heard(found("d", 429, "20"), NOON);

        assertThat(freezes.everybodyUntil(NOON)).contains(NOON.plusSeconds(20));
        assertThat(freezes.until(SeriesNamed.model("c").name(), NOON)).contains(NOON.plusSeconds(30));
        assertThat(freezes.everybodyUntil(NOON.plusSeconds(20))).isEmpty();
    }

    @Test
    void a_key_that_is_out_of_rate_rests_even_where_nobody_says_for_how_long() {
        for (String model : new String[] {"a", "b", "c"}) freezes.heard(found(model, 429, null), NOON);

        assertThat(freezes.everybodyUntil(NOON)).contains(NOON.plusSeconds(10));
    }

    @Test
    void an_outage_silences_nobody_but_the_model_that_failed() {
        for (int i = 0; i < 20; i++) freezes.heard(found("m" + i, 503, "60"), NOON);

        assertThat(freezes.everybodyUntil(NOON)).isEmpty();
        assertThat(freezes.until("other", NOON)).isEmpty();
    }

    @Test
    void a_clock_that_is_set_back_does_not_silence_for_the_difference() {
        freezes.heard(found("m", 429, "300"), NOON);

        assertThat(freezes.until(SeriesNamed.model("m").name(), NOON.minus(Duration.ofHours(1)))).isEmpty();
    }

    private static Observation found(String model, int status, @Nullable String retryAfter) {
        var reply = new Reply(status, retryAfter == null ? Map.of() : Map.of(Attribute.RETRY_AFTER, retryAfter));
        var outcome = switch (status) {
            case 200 -> new ProbeOutcome.Answered();
            case 401 -> new ProbeOutcome.Failed(FailureKind.AUTH, "no");
            case 429, 498 -> new ProbeOutcome.Failed(FailureKind.RATE_LIMITED, "slow down");
            default -> new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, "down");
        };
        return new Observation(SeriesNamed.model(model), NOON, NOON, outcome, Phases.NONE, Tokens.NONE, reply, Set.of(),
                Cost.UNKNOWN, "v", true);
    }
}
