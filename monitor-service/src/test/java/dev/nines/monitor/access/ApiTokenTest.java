package dev.nines.monitor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ApiTokenTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String KNOWN = "nines_0000000000000000000000000000000000000000000";

    @Test
    void a_fresh_one_is_read_again_and_no_two_are_alike() {
        var made = Stream.generate(() -> ApiToken.fresh(RANDOM)).limit(1_000).map(ApiToken::reveal).toList();

        assertThat(made).doesNotHaveDuplicates().allSatisfy(text -> {
            assertThat(text).matches("nines_[0-9A-Za-z]{49}");
            assertThat(ApiToken.read(text)).hasValueSatisfying(t -> assertThat(t.reveal()).isEqualTo(text));
        });
    }

    @Test
    void random_bits_of_any_size_fill_the_same_length() {
        var nothing = ApiToken.fresh(new Filled((byte) 0)).reveal();

        assertThat(nothing).startsWith(KNOWN).hasSize(ApiToken.fresh(new Filled((byte) -1)).reveal().length());
    }

    /** By {@code sha256sum}; the check digits are the CRC-32 of what stands before them, to the base of 62. */
    @Test
    void its_hash_is_that_of_its_letters() {
        var token = ApiToken.fresh(new Filled((byte) 0));

        assertThat(token.reveal()).isEqualTo("nines_00000000000000000000000000000000000000000000kZH87");
        assertThat(token.sha256()).isEqualTo("548ac611db0dff56ceea9b0cae016ed5488c896d1503b97b3ca73d278414fc37");
    }

    @Test
    void it_prints_nothing_of_itself() {
        var token = ApiToken.fresh(RANDOM);

        assertThat(token.toString()).isEqualTo("nines_(hidden)");
    }

    @Property
    void one_wrong_letter_is_found_without_asking_anybody(@ForAll @IntRange(min = 6, max = 54) int place) {
        var text = ApiToken.fresh(RANDOM).reveal();
        char other = text.charAt(place) == 'x' ? 'y' : 'x';

        assertThat(ApiToken.read(text.substring(0, place) + other + text.substring(place + 1))).isEmpty();
    }

    @Test
    void what_is_none_is_none() {
        var text = ApiToken.fresh(RANDOM).reveal();
        var wrong = Stream.of("", "nines_", text.substring(1), text + "0", text + "\n", text.substring(0, 54), text.toUpperCase(Locale.ROOT),
                "ninez_" + text.substring(6), text.replace('_', '-'), "nines_" + "\uff10".repeat(49), "x".repeat(1 << 20));

        assertThat(wrong).allSatisfy(one -> assertThat(ApiToken.read(one)).isEmpty());
        assertThat(IntStream.range(0, text.length()).mapToObj(text::substring).skip(1)).allSatisfy(part -> assertThat(ApiToken.read(part)).isEmpty());
    }

    private static final class Filled extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte with;

        Filled(byte with) {
            this.with = with;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, with);
        }
    }
}
