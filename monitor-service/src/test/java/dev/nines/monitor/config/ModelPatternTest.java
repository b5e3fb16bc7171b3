package dev.nines.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPatternTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            pattern,  model,                        matches
            *,        Pro/deepseek-ai/DeepSeek-R1,  true
            Pro/*,    Pro/deepseek-ai/DeepSeek-R1,  true
            Pro/*,    pro/deepseek-ai/DeepSeek-R1,  false
            *embed*,  text-embedding-3,             true
            gpt-4.1,  gpt-4x1,                      false
            a*c,      abcb,                         false
            """, useHeadersInDisplayName = true)
    void a_star_stands_for_anything_and_all_else_for_itself(String pattern, String model, boolean matches) {
        assertThat(new ModelPattern(pattern).matches(model)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            one,     other,   overlap
            Pro/*,   *,       true
            Pro/*,   Qwen/*,  false
            a*c,     ab*,     true
            a*c,     *d,      false
            x,       x,       true
            ab,      a,       false
            """, useHeadersInDisplayName = true)
    void two_patterns_overlap_where_one_model_could_match_both(String one, String other, boolean overlap) {
        assertThat(new ModelPattern(one).overlaps(new ModelPattern(other))).isEqualTo(overlap);
        assertThat(new ModelPattern(other).overlaps(new ModelPattern(one))).isEqualTo(overlap);
    }
}
