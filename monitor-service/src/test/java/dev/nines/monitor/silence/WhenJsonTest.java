package dev.nines.monitor.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Span;
import dev.nines.sla.silence.When;
import dev.nines.sla.silence.When.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenJsonTest {
    @Property(tries = 500)
    void what_is_written_is_read_as_exactly_the_same(@ForAll("whens") When when) {
        assertThat(WhenJson.read(WhenJson.write(when))).isEqualTo(when);
    }

    @Property(tries = 100)
    void the_same_is_written_in_the_same_letters(@ForAll("whens") When when) {
        String json = WhenJson.write(when);

        assertThat(WhenJson.write(WhenJson.read(json))).isEqualTo(json);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            once              | {"from":"2026-06-14T01:00:00Z","to":"2026-06-14T03:00:00Z"}
            weekly            | {"weekly":{"days":["mon","sun"],"at":"02:00","lasts":"90m"},"zone":"Europe/Zurich"}
            with its bounds   | {"weekly":{"days":["wed"],"at":"23:59","lasts":"45s"},"zone":"+05:45","since":"2026-06-14T01:00:00Z","until":"2027-06-14T01:00:00Z"}
            monthly           | {"monthly":{"nth":"last","day":"friday","at":"00:00","lasts":"168h"},"zone":"America/New_York"}
            the second of four| {"monthly":{"nth":"second","day":"monday","at":"04:30:15","lasts":"1500ms"},"zone":"UTC"}
            """)
    void it_is_written_in_the_words_of_the_configuration(String name, String json) {
        assertThat(WhenJson.write(WhenJson.read(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{}", "null", "{\"from\":\"2026-06-14T01:00:00Z\"}", "{\"from\":1,\"to\":2}", "{\"yearly\":{}}", "{\"weekly\":{}}",
        "{\"from\":\"2026-06-14T03:00:00Z\",\"to\":\"2026-06-14T01:00:00Z\"}",
        "{\"weekly\":{\"days\":[],\"at\":\"02:00\",\"lasts\":\"2h\"},\"zone\":\"UTC\"}",
        "{\"weekly\":{\"days\":[\"\",\"m\"],\"at\":\"02:00\",\"lasts\":\"2h\"},\"zone\":\"UTC\"}",
        "{\"weekly\":{\"days\":[\"mon\"],\"at\":\"26:00\",\"lasts\":\"2h\"},\"zone\":\"UTC\"}",
        "{\"weekly\":{\"days\":[\"mon\"],\"at\":\"02:00\",\"lasts\":\"2\"},\"zone\":\"UTC\"}",
        "{\"weekly\":{\"days\":[\"mon\"],\"at\":\"02:00\",\"lasts\":\"2h\"},\"zone\":\"Mars/Olympus\"}",
        "{\"monthly\":{\"nth\":\"fifth\",\"day\":\"sunday\",\"at\":\"02:00\",\"lasts\":\"2h\"},\"zone\":\"UTC\"}",
        "{\"monthly\":{\"nth\":\"first\",\"day\":\"sun\",\"at\":\"02:00\",\"lasts\":\"2h\"},\"zone\":\"UTC\"}"})
    void anything_else_is_refused(String json) {
        assertThatThrownBy(() -> WhenJson.read(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<When> whens() {
        var instants = Arbitraries.longs().between(0, 250_000_000_000L).flatMap(s -> Arbitraries.integers().between(0, 999_999_999)
                .map(n -> Instant.ofEpochSecond(s, n)));
        var lengths = Arbitraries.oneOf(Arbitraries.longs().between(1, Duration.ofDays(7).toNanos()).map(Duration::ofNanos),
                Arbitraries.longs().between(1, 7 * 24 * 60).map(Duration::ofMinutes));
        var spans = Combinators.combine(instants, lengths).as((from, length) -> new Span(from, from.plus(length)));
        var during = Arbitraries.oneOf(spans, Arbitraries.just(new Span(Instant.EPOCH, Clock.FOR_EVER)));
        var times = Arbitraries.longs().between(0, LocalTime.MAX.toNanoOfDay()).map(LocalTime::ofNanoOfDay);
        var zones = Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of);
        var clocks = Combinators.combine(times, zones, lengths, during).as(Clock::new);
        return Arbitraries.oneOf(
                spans.map(When.Once::new),
                Combinators.combine(Arbitraries.of(DayOfWeek.class).set().ofMinSize(1), clocks).as(When.Weekly::new),
                Combinators.combine(Arbitraries.of(1, 2, 3, 4, When.Monthly.LAST), Arbitraries.of(DayOfWeek.class), clocks).as(When.Monthly::new));
    }
}
