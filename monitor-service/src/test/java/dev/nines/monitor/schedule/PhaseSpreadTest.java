package dev.nines.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.schedule.Cadence.Pace;
import dev.nines.monitor.schedule.PhaseSpread.Wanted;
import dev.nines.probe.Plan;
import dev.nines.probe.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseSpreadTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                           models, every, limit, becomes
        the demo: eight models once a second,           8,      PT1S,  600,   PT1S
        a gateway with 50 models inside the limit,      25,     PT60S, 30,    PT60S
        exactly at the limit leaves no headroom,        30,     PT60S, 30,    PT60.6S
        184 models at 30 a minute: one sweep in 6 min,  184,    PT60S, 30,    PT371.68S
        one model asked too often,                      1,      PT1S,  30,    PT2.02S
        """)
    void intervals_stretch_until_the_endpoint_allows_them(String name, int models, Duration every, int limit, Duration becomes) {
        var cadences = PhaseSpread.spread(wanted(models, every), limit);

        assertThat(cadences).hasSize(models).allSatisfy(c -> {
            assertThat(c.every()).isEqualTo(becomes);
            assertThat(c.pace() instanceof Pace.Stretched).isEqualTo(!becomes.equals(every));
        });
    }

    @Property(tries = 200)
    void slots_of_one_interval_are_evenly_apart_and_no_minute_holds_more_than_the_limit(
            @ForAll @IntRange(min = 1, max = 60) int models,
            @ForAll @IntRange(min = 1, max = 120) int seconds,
            @ForAll @IntRange(min = 1, max = 90) int limit) {
        var slots = slots(PhaseSpread.spread(wanted(models, Duration.ofSeconds(seconds)), limit), NOON, NOON.plusSeconds(900));

        for (int i = limit; i < slots.size(); i++) {
            assertThat(Duration.between(slots.get(i - limit), slots.get(i))).isGreaterThan(Duration.ofSeconds(60));
        }
        for (int i = 1; i < slots.size(); i++) {
            assertThat(Duration.between(slots.get(i - 1), slots.get(i))).isPositive();
        }
    }

    @Property(tries = 200)
    void cutting_a_stretch_anywhere_gives_the_same_slots(
            @ForAll @IntRange(min = 1, max = 20) int models, @ForAll @LongRange(min = 1, max = 599_999_999) long cutMicros) {
        var to = NOON.plusSeconds(600);
        var cut = NOON.plusNanos(cutMicros * 1_000);
        for (var cadence : PhaseSpread.spread(wanted(models, Duration.ofSeconds(7)), 100)) {
            var halves = IntStream.range(0, 2).mapToObj(h -> h == 0 ? cadence.plan(NOON, cut) : cadence.plan(cut, to));

            assertThat(halves.flatMap(p -> p.slots().stream()).toList()).isEqualTo(cadence.plan(NOON, to).slots());
        }
    }

    private static List<Instant> slots(List<Cadence> cadences, Instant from, Instant to) {
        return cadences.stream().map(c -> c.plan(from, to)).map(Plan::slots).flatMap(List::stream)
                .map(Slot::scheduledAt).sorted().toList();
    }

    private static List<Wanted> wanted(int models, Duration every) {
        return IntStream.range(0, models).mapToObj(i -> new Wanted(SeriesNamed.model("vendor/model-" + i), every)).toList();
    }
}
