package dev.nines.sla.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
    @Provide
    Arbitrary<long[]> values() {
        var some = Arbitraries.longs();
        return Arbitraries.oneOf(some.between(0, 2_047), some.between(0, 5_000_000), some, Arbitraries.of(0L, -1L, 1L, Long.MIN_VALUE, Long.MAX_VALUE))
                .array(long[].class).ofMaxSize(1_200);
    }

    @Property(tries = 200)
    void as_by_comparing_and_what_lies_beyond_the_size_is_not_looked_at(@ForAll("values") long[] values, @ForAll @IntRange(max = 1_200) int at) {
        int size = Math.min(at, values.length);
        long[] expected = Arrays.copyOf(values, size);
        Arrays.sort(expected);

        assertThat(Arrays.copyOf(Digits.sorted(values, size), size)).isEqualTo(expected);
    }

    /** As many passes as the longest has digits: an even number of them ends in the list that it began with, an odd one in the other. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2_047, 2_048, 1L << 22, 1L << 33, 1L << 44, 1L << 55, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void one_long_number_among_short_ones(long last) {
        long[] values = {3, last, 2, 2};
        long[] expected = values.clone();
        Arrays.sort(expected);

        assertThat(Digits.sorted(values, values.length)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {499, 500, 2_000})
    void a_tally_of_few_and_of_many_has_the_same_ranks_and_goes_on_growing(int size) {
        var micros = new Micros();
        for (int i = 0; i < size; i++) micros.add((i * 7_919L) % size);
        micros.sort();
        micros.add(-5);
        micros.sort();

        assertThat(micros.atRank(1)).isEqualTo(-5);
        for (int rank = 2; rank <= size + 1; rank++) assertThat(micros.atRank(rank)).isEqualTo(rank - 2L);
    }
}
