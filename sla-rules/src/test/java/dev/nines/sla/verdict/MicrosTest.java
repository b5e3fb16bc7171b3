package dev.nines.sla.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MicrosTest {
    @Property
    void every_rank_is_that_of_the_sorted_values_whatever_was_asked_before(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 50) Integer> values, @ForAll @IntRange(max = 1_000) int first) {
        var micros = micros(values);
        var sorted = values.stream().sorted().map(Integer::longValue).toList();
        assertThat(micros.atRank(first % values.size() + 1)).isEqualTo(sorted.get(first % values.size()));

        assertThat(IntStream.rangeClosed(1, values.size()).mapToObj(micros::atRank).toList()).isEqualTo(sorted);
        assertThat(IntStream.rangeClosed(1, values.size()).mapToObj(micros::atRank).toList()).isEqualTo(sorted);
    }

    @Property
    void a_limit_that_is_reached_is_not_exceeded(
            @ForAll @Size(max = 200) List<@IntRange(max = 50) Integer> values, @ForAll @IntRange(max = 51) int limit) {
        assertThat(micros(values).above(limit)).isEqualTo(values.stream().filter(value -> value > limit).count());
    }

    @Test
    void values_of_another_half_are_values_of_the_whole() {
        var all = micros(List.of(5, 1));
        all.addAll(micros(List.of(4, 2, 3)));

        assertThat(all.size()).isEqualTo(5);
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(all::atRank)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void room_that_is_full_is_no_value_too_many() {
        var full = micros(IntStream.rangeClosed(1, 64).boxed().toList());

        assertThat(full.above(0)).isEqualTo(64);
        assertThat(full.above(63)).isEqualTo(1);
        assertThatThrownBy(() -> full.atRank(65)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> full.atRank(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Micros micros(List<Integer> values) {
        var micros = new Micros();
        values.forEach(micros::add);
        return micros;
    }
}
