package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DetailTest {
    @Property
    void a_word_that_is_passed_on_unmatched_has_nothing_to_mask(@ForAll("words") String word) {
        if (Detail.isPlain(word)) assertThat(Detail.cleaned(word)).isEqualTo(word);
    }

    @Property
    void no_key_passes(@ForAll("words") String before, @ForAll("keys") String key, @ForAll("words") String after) {
        assertThat(Detail.of(before + " " + key + after, List.of())).doesNotContain(key);
    }

    /** Control characters, line ends of all alphabets, halves of pairs, marks that turn the direction of writing. */
    @Property
    void whatever_a_server_says_is_one_short_line_of_whole_characters(@ForAll("wild") String said) {
        String line = Detail.of(said, List.of("tell-nobody"));

        assertThat(line.length()).isLessThanOrEqualTo(Detail.LIMIT_CHARS);
        assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]").doesNotContain("tell-nobody");
        assertThat(line).isEqualTo(line.strip());
    }

    @Provide
    Arbitrary<String> wild() {
        var pieces = Arbitraries.of("\u0000", "\n", "\r", "\u0085", "\u2028", "\u2029", "\ud83d", "\ude42", "\u202e", "🙂",
                "tell-nobody", "word", "\u001b[31m", "x".repeat(490));
        return Arbitraries.oneOf(pieces.list().ofMaxSize(12).map(parts -> String.join("", parts)),
                Arbitraries.strings().ofMaxLength(700));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(12),
                Arbitraries.of("sk", "KEY", "nvapi", "-", "bearer", " ", "gpt", "4o", "req", "_", ".", "ab12cd")
                        .list().ofMaxSize(6).map(parts -> String.join("", parts)));
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of("sk-0123456789", "PK-abcd.efgh", "gsk-****abcd", "nvapi-0000", "key-aaaa-bbbb");
    }
}
