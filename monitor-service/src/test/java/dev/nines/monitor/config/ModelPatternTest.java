package dev.nines.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
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

    @Property
    void a_pattern_matches_as_its_expression_does(@ForAll("patterns") String pattern, @ForAll("models") String model) {
        assertThat(new ModelPattern(pattern).matches(model)).isEqualTo(model.matches(pattern.replace("*", ".*")));
    }

    @Property
    void patterns_that_match_one_model_overlap(@ForAll("patterns") String one, @ForAll("patterns") String other, @ForAll("models") String model) {
        boolean both = new ModelPattern(one).matches(model) && new ModelPattern(other).matches(model);

        assertThat(!both || new ModelPattern(one).overlaps(new ModelPattern(other))).isTrue();
    }

    @Test
    void a_pattern_of_nothing_but_stars_takes_no_longer_than_another() {
        var one = new ModelPattern("*a".repeat(150));
        var other = new ModelPattern("*b".repeat(150) + "c");

        assertThat(one.matches("a".repeat(299) + "b")).isFalse();
        assertThat(one.overlaps(other)).isFalse();
    }

    @Provide
    static Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars('a', 'b', '*').ofMinLength(1).ofMaxLength(6);
    }

    @Provide
    static Arbitrary<String> models() {
        return Arbitraries.strings().withChars('a', 'b').ofMaxLength(6);
    }
}
