package dev.nines.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BucketsTest {
    static Stream<Arguments> limits() {
        return Stream.of(
                Arguments.of("no contract: the usual ones", List.of(), List.of(0.5, 1.0, 2.0, 5.0, 10.0, 30.0)),
                Arguments.of("a limit takes the place of the usual bound beside it", List.of(3500), List.of(0.5, 1.0, 2.0, 3.5, 10.0, 30.0)),
                Arguments.of("a limit may be one of them", List.of(2000),
                        List.of(0.5, 1.0, 2.0, 5.0, 10.0, 30.0)),
                Arguments.of("two of them", List.of(3500, 11_000),
                        List.of(0.5, 1.0, 2.0, 3.5, 11.0, 30.0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void every_limit_is_a_bound(String why, List<Integer> millis, List<Double> expected) {
        var bounds = Buckets.bounds(Buckets.TOTAL, millis.stream().map(Duration::ofMillis).toList());

        assertThat(bounds).as(why).containsExactly(expected.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void more_limits_than_room_keep_the_first_and_the_last() {
        var limits = IntStream.rangeClosed(1, 40).mapToObj(Duration::ofSeconds).toList();

        assertThat(Buckets.bounds(Buckets.TOTAL, limits)).hasSize(Buckets.MOST).startsWith(1).endsWith(40);
    }

    @Property
    void bounds_rise_and_never_exceed_the_room(
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 90_000) Integer> millis) {
        var limits = millis.stream().map(Duration::ofMillis).toList();

        var bounds = Buckets.bounds(Buckets.FIRST_TOKEN, limits);

        assertThat(bounds).isSorted().doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(Buckets.MOST);
        if (limits.stream().distinct().count() <= Buckets.MOST) {
            assertThat(DoubleStream.of(bounds).boxed()).containsAll(limits.stream().map(Buckets::seconds).toList());
        }
    }
}
