package dev.nines.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {
    @Test
    void what_touches_or_overlaps_is_one_and_what_is_empty_is_none() {
        var spans = new Spans(List.of(span(30, 40), span(5, 10), span(10, 12), span(33, 35), span(50, 50), span(39, 41)));

        assertThat(spans.list()).containsExactly(span(5, 12), span(30, 41));
        assertThat(spans.length()).isEqualTo(Duration.ofSeconds(18));
    }

    @Test
    void a_span_holds_its_beginning_and_not_its_end() {
        assertThat(span(5, 10).contains(at(5))).isTrue();
        assertThat(span(5, 10).contains(at(10))).isFalse();
        assertThat(span(5, 10).contains(at(4))).isFalse();
        assertThat(new Spans(List.of(span(5, 10), span(20, 30))).contains(at(20))).isTrue();
        assertThat(new Spans(List.of(span(5, 10), span(20, 30))).contains(at(15))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"4, false", "5, true", "9, true", "10, false", "19, false", "20, true", "29, true", "30, false", "39, false",
        "40, true", "49, true", "50, false"})
    void an_instant_is_in_one_of_many_or_in_none(long second, boolean isIn) {
        assertThat(new Spans(List.of(span(40, 50), span(5, 10), span(20, 30))).contains(at(second))).isEqualTo(isIn);
        assertThat(Spans.NONE.contains(at(second))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
        4,  '-1000000000-01-01T00:00:00Z to 1970-01-01T00:00:05Z'
        5,  '-1000000000-01-01T00:00:00Z to 1970-01-01T00:00:05Z'
        10, '1970-01-01T00:00:10Z to 1970-01-01T00:00:20Z'
        19, '1970-01-01T00:00:10Z to 1970-01-01T00:00:20Z'
        29, '1970-01-01T00:00:10Z to 1970-01-01T00:00:20Z'
        30, '1970-01-01T00:00:30Z to +1000000000-12-31T23:59:59.999999999Z'
        """)
    void a_gap_lies_between_two_or_beyond_them_all_and_before_one_that_holds_the_instant(long second, String gap) {
        var found = new Spans(List.of(span(5, 10), span(20, 30))).gapAround(at(second));

        assertThat(found.from() + " to " + found.to()).isEqualTo(gap);
        assertThat(Spans.NONE.gapAround(at(second))).isEqualTo(new Span(Instant.MIN, Instant.MAX));
    }

    @Test
    void only_what_is_wholly_inside_is_covered() {
        var spans = new Spans(List.of(span(5, 10), span(20, 30)));

        assertThat(spans.cover(span(20, 30))).isTrue();
        assertThat(spans.cover(span(19, 30))).isFalse();
        assertThat(spans.cover(span(20, 31))).isFalse();
    }

    @Test
    void only_what_lies_in_both_is_left() {
        var spans = new Spans(List.of(span(5, 10), span(20, 30)));

        assertThat(spans.within(span(8, 25)).list()).containsExactly(span(8, 10), span(20, 25));
        assertThat(spans.within(new Spans(List.of(span(0, 6), span(29, 99)))).list())
                .containsExactly(span(5, 6), span(29, 30));
        assertThat(span(5, 10).overlap(span(20, 30)).isEmpty()).isTrue();
    }

    @Test
    void time_does_not_run_backwards() {
        assertThatThrownBy(() -> span(2, 1))
                .hasMessage("to must not be before 1970-01-01T00:00:02Z: 1970-01-01T00:00:01Z");
    }

    private static Span span(long from, long to) {
        return new Span(at(from), at(to));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
