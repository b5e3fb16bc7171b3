package dev.nines.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nines.monitor.config.EndpointSettings.Limits;
import dev.nines.monitor.config.RequestRate;
import dev.nines.monitor.schedule.Cadence.Pace;
import dev.nines.monitor.schedule.PhaseSpread.Wanted;
import dev.nines.probe.Plan;
import dev.nines.probe.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PhaseSpreadTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                           models, every, limit, becomes
        the demo: eight models once a second,           8,      PT1S,  600,   PT1S
        a gateway with 50 models inside the limit,      25,     PT60S, 30,    PT60S
        exactly at the limit leaves no room,            30,     PT60S, 30,    PT62.69S
        184 models at 30 a minute: one sweep in 6 min,  184,    PT60S, 30,    PT384.497S
        one model asked too often,                      1,      PT1S,  30,    PT2.09S
        """)
    void intervals_stretch_until_the_endpoint_allows_them(String name, int models, Duration every, int limit, Duration becomes) {
        var cadences = PhaseSpread.spread(wanted(models, every), Allowing.requests(limit, 8));

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
        var slots = slots(PhaseSpread.spread(wanted(models, Duration.ofSeconds(seconds)), Allowing.requests(limit, 8)), NOON, NOON.plusSeconds(900));

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
        for (var cadence : PhaseSpread.spread(wanted(models, Duration.ofSeconds(7)), Allowing.requests(100, 8))) {
            var halves = IntStream.range(0, 2).mapToObj(h -> h == 0 ? cadence.plan(NOON, cut) : cadence.plan(cut, to));

            assertThat(halves.flatMap(p -> p.slots().stream()).toList()).isEqualTo(cadence.plan(NOON, to).slots());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limitsOfADay")
    void a_limit_of_the_day_is_spread_over_the_day_and_says_so(String name, List<Wanted> wanted, Limits limits, Pace.Stretched pace) {
        var cadences = PhaseSpread.spread(wanted, limits);

        assertThat(cadences).extracting(Cadence::pace).containsOnly(pace);
    }

    static Stream<Arguments> limitsOfADay() {
        var minute = Duration.ofMinutes(1);
        var one = List.of(new Wanted(SeriesNamed.model("m"), minute, Allowing.priced(30, 20, "0.00001")));
        return Stream.of(
                arguments("1000 requests a day over 184 models are five a day each", wanted(184, minute),
                        Allowing.requests(RequestRate.perMinute(20), RequestRate.perDay(1000)),
                        stretched("1000 requests a day", "16901.659 s")),
                arguments("tokens, at the most that a run may use", one, Allowing.tokens(14_400),
                        stretched("14400 tokens a day, where a run may use 50", "303 s")),
                arguments("dollars", one, Allowing.dollars("0.36"), stretched("0.36 USD a day", "121.2 s")),
                arguments("the tightest of several", wanted(100, minute),
                        Allowing.requests(RequestRate.perMinute(20), RequestRate.perDay(1_000_000)),
                        stretched("20 requests a minute", "318.948 s")));
    }

    private static Pace.Stretched stretched(String limit, String becomes) {
        return new Pace.Stretched(Duration.ofMinutes(1), "asking every 60 s would exceed " + limit + "; stretched to " + becomes);
    }

    @Property(tries = 200)
    void probes_of_several_intervals_keep_within_the_limit_together(
            @ForAll @Size(min = 2, max = 5) List<@IntRange(min = 1, max = 20) Integer> modelsOfEach,
            @ForAll @IntRange(min = 5, max = 90) int limit) {
        var all = IntStream.range(0, modelsOfEach.size()).boxed()
                .flatMap(i -> wanted("probe-" + i, modelsOfEach.get(i), Duration.ofSeconds(7 + 13 * i)).stream()).toList();
        var slots = slots(PhaseSpread.spread(all, Allowing.requests(limit, 8)), NOON, NOON.plusSeconds(1_800));

        for (int i = limit; i < slots.size(); i++) {
            assertThat(Duration.between(slots.get(i - limit), slots.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        }
    }

    private static List<Instant> slots(List<Cadence> cadences, Instant from, Instant to) {
        return cadences.stream().map(c -> c.plan(from, to)).map(Plan::slots).flatMap(List::stream)
                .map(Slot::scheduledAt).sorted().toList();
    }

    private static List<Wanted> wanted(int models, Duration every) {
        return wanted("vendor", models, every);
    }

    private static List<Wanted> wanted(String vendor, int models, Duration every) {
        return IntStream.range(0, models).mapToObj(i -> new Wanted(SeriesNamed.model(vendor + "/model-" + i), every, Allowing.SMALL)).toList();
    }
}
