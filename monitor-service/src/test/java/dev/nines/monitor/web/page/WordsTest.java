package dev.nines.monitor.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.sample.LatencyBound;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest(name = "{0} us is {1}")
    @CsvSource({"0, 0 ms", "420, 0.42 ms", "87123, 87.1 ms", "412345, 412 ms", "999499, 999 ms", "1000000, 1 s", "1834000, 1.83 s", "61234567, 61.2 s"})
    void a_latency_is_said_with_three_digits(long micros, String said) {
        assertThat(Words.micros(micros)).isEqualTo(said);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"PT4S, 4 s", "PT12M30S, 12 min 30 s", "PT2H5M, 2 h 5 min", "PT2H, 2 h", "P3DT4H, 3 d 4 h"})
    void a_duration_is_said_in_its_two_largest_units(Duration d, String said) {
        assertThat(Words.duration(d)).isEqualTo(said);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            43.2     | 43.2
            0.185    | 0.18
            -12.801  | -12.81
            100      | 100
            4320.00  | 4,320
            """)
    void a_decimal_is_rounded_down(BigDecimal value, String said) {
        assertThat(Words.decimal(value)).isEqualTo(said);
    }

    @Test
    void a_timeout_is_at_least_its_limit() {
        assertThat(Words.latency(new LatencyBound.AtLeast(20_000_000))).isEqualTo("≥ 20 s");
        assertThat(Words.latency(new LatencyBound.Never())).isEqualTo("failed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            endpoint gw cannot be reached | Endpoint gw cannot be reached.
            Done.                         | Done.
            ''                            | ''
            """)
    void a_sentence_begins_large_and_ends(String text, String said) {
        assertThat(Words.sentence(text)).isEqualTo(said);
    }

    @Test
    void a_slash_of_a_model_is_part_of_one_path_segment() {
        assertThat(Words.segment("sim/chat/Pro/deepseek-ai/DeepSeek V3.2")).isEqualTo("sim%2Fchat%2FPro%2Fdeepseek-ai%2FDeepSeek%20V3.2");
    }
}
