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
