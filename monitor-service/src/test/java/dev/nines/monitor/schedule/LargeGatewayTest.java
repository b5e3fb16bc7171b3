package dev.nines.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.EndpointSettings.Limits;
import dev.nines.monitor.config.RequestRate;
import dev.nines.monitor.schedule.PhaseSpread.Wanted;
import dev.nines.monitor.schedule.RequestBudget.Answer.Denied;
import dev.nines.monitor.schedule.RequestBudget.Answer.Granted;
import dev.nines.probe.Cost;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.Plan;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.Reply;
import dev.nines.probe.Slot;
import dev.nines.probe.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A gateway of 184 models, days of it in virtual time: the real spread, the real cadences, the real budget. */
class LargeGatewayTest {
    private static final int MODELS = 184;
    private static final Instant MIDNIGHT = Instant.parse("2026-10-01T00:00:00Z");
    private static final Load RUN = Allowing.unpriced(26, 16);

    /** 50 requests a minute, of which 60 % are ours. */
    private static final Limits FIFTY = new Limits(List.of(RequestRate.perMinute(50)), 600_000, 100_000_000, Allowing.ANY_DOLLARS, 8).ours();

    /** What OpenRouter gives an account that has bought credits once, for its free models. */
    private static final Limits FREE_TIER = Allowing.requests(RequestRate.perMinute(20), RequestRate.perDay(1_000));

    @Test
    void fifty_requests_a_minute_are_kept_without_a_burst_and_every_model_is_asked_equally_often() {
        var day = new Simulation(FIFTY, () -> Duration.ofSeconds(2)).run(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)));

        assertThat(day.denied).isEmpty();
        assertThat(day.most(Duration.ofMinutes(1))).isLessThanOrEqualTo(30);
        assertThat(day.leastGap()).isGreaterThan(Duration.ofSeconds(2));
        assertThat(day.runsOfEach()).hasSize(MODELS).allSatisfy(runs -> assertThat(runs).isBetween(224L, 225L));
        assertThat(day.mostInFlight).isLessThanOrEqualTo(8);
    }

    @Test
    void a_thousand_requests_a_day_are_five_of_each_model_and_last_until_midnight() {
        var days = new Simulation(FREE_TIER, () -> Duration.ofSeconds(2)).run(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(3)));

        assertThat(days.denied).isEmpty();
        assertThat(days.ofEachDay()).hasSize(3).allSatisfy(runs -> {
            assertThat(runs).hasSizeBetween(900, 1_000);
            assertThat(runs.getLast().atOffset(ZoneOffset.UTC).getHour()).isEqualTo(23);
        });
        assertThat(days.runsOfEach()).hasSize(MODELS).allSatisfy(runs -> assertThat(runs).isBetween(15L, 16L));
        assertThat(days.leastGap()).isGreaterThan(Duration.ofSeconds(80));
    }

    static Stream<Arguments> slowAnswers() {
        var random = new Random(184);
        return Stream.of(
                Arguments.of("every run times out", (Supplier<Duration>) () -> Duration.ofMinutes(1)),
                Arguments.of("answers of five seconds to a minute", (Supplier<Duration>) () -> Duration.ofMillis(random.nextLong(5_000, 60_000))),
                Arguments.of("in step with the sweep, an eighth of it", (Supplier<Duration>) () -> Duration.ofMillis(384_497 / 8)),
                Arguments.of("in step with the sweep, all of it", (Supplier<Duration>) () -> Duration.ofMillis(384_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slowAnswers")
    void slow_answers_hold_the_concurrency_and_starve_nobody(String name, Supplier<Duration> answer) {
        var days = new Simulation(FIFTY, answer).run(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(2)));

        assertThat(days.mostInFlight).isEqualTo(8);
        assertThat(days.denied).isNotEmpty().allSatisfy(denied -> assertThat(denied.cause()).isEqualTo(Cause.STILL_IN_FLIGHT));
        assertThat(days.most(Duration.ofMinutes(1))).isLessThanOrEqualTo(30);
        var runs = days.runsOfEach();
        double mean = runs.stream().mapToLong(Long::longValue).average().orElseThrow();
        assertThat(runs).hasSize(MODELS).allSatisfy(n -> assertThat((double) n).isBetween(0.75 * mean, 1.35 * mean));
    }

    @Test
    void a_day_whose_tokens_are_half_gone_at_its_start_ends_early_but_never_beyond_its_limit() {
        var limits = new Limits(List.of(RequestRate.perMinute(30)), Limits.WHOLE, 1_000_000, Allowing.ANY_DOLLARS, 8);
        var simulation = new Simulation(limits, () -> Duration.ofSeconds(2));
        simulation.budget.alreadySpent(MIDNIGHT, 0, new Load.Used(500_000, BigDecimal.ZERO));

        var day = simulation.run(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)));

        assertThat(simulation.budget.spentToday(MIDNIGHT).tokens()).isBetween(999_900L, 1_000_000L);
        assertThat(day.denied).isNotEmpty().allSatisfy(denied -> assertThat(denied.why()).startsWith("the day's tokens are spent: "));
    }

    private static final class Simulation {
        final RequestBudget budget;
        final List<Denied> denied = new ArrayList<>();
        int mostInFlight;
        private final List<Slot> granted = new ArrayList<>();
        private final PriorityQueue<Run> inFlight = new PriorityQueue<>(Comparator.comparing(Run::ends));
        private final List<Cadence> cadences;
        private final Supplier<Duration> answer;

        private record Run(Slot slot, Instant ends) {}

        Simulation(Limits limits, Supplier<Duration> answer) {
            this.budget = new RequestBudget(limits);
            this.answer = answer;
            this.cadences = PhaseSpread.spread(IntStream.range(0, MODELS)
                    .mapToObj(i -> new Wanted(SeriesNamed.model("vendor/model-" + i), Duration.ofMinutes(1), RUN)).toList(), limits);
        }

        Simulation run(Instant from, Instant to) {
            cadences.stream().map(c -> c.plan(from, to)).map(Plan::slots).flatMap(List::stream)
                    .sorted(Comparator.comparing(Slot::scheduledAt)).forEach(this::ask);
            return this;
        }

        private void ask(Slot slot) {
            var now = slot.scheduledAt();
            while (!inFlight.isEmpty() && !inFlight.element().ends().isAfter(now)) {
                var over = inFlight.remove();
                budget.settle(RUN, answered(over.slot()), over.ends());
            }
            switch (budget.take(slot.series(), RUN, now)) {
                case Granted _ -> {
                    granted.add(slot);
                    inFlight.add(new Run(slot, now.plus(answer.get())));
                    mostInFlight = Math.max(mostInFlight, inFlight.size());
                }
                case Denied why -> denied.add(why);
            }
        }

        List<Long> runsOfEach() {
            var counts = granted.stream().collect(Collectors.groupingBy(s -> s.series().name(), Collectors.counting()));
            return List.copyOf(counts.values());
        }

        List<List<Instant>> ofEachDay() {
            var days = granted.stream().map(Slot::scheduledAt)
                    .collect(Collectors.groupingBy(at -> at.atOffset(ZoneOffset.UTC).toLocalDate(), HashMap::new, Collectors.toList()));
            return List.copyOf(days.values());
        }

        Duration leastGap() {
            return IntStream.range(1, granted.size())
                    .mapToObj(i -> Duration.between(granted.get(i - 1).scheduledAt(), granted.get(i).scheduledAt()))
                    .min(Comparator.naturalOrder()).orElseThrow();
        }

        /** The most requests in any stretch of this length. */
        int most(Duration stretch) {
            int most = 0;
            for (int first = 0, last = 0; last < granted.size(); last++) {
                while (!granted.get(first).scheduledAt().plus(stretch).isAfter(granted.get(last).scheduledAt())) first++;
                most = Math.max(most, last - first + 1);
            }
            return most;
        }

        /** A server that counts no tokens. */
        private static Observation answered(Slot slot) {
            return new Observation(slot.series(), slot.scheduledAt(), slot.scheduledAt(), new ProbeOutcome.Answered(), Phases.NONE,
                    Tokens.NONE, new Reply(200, Map.of()), Set.of(), Cost.UNKNOWN, "chat-1", true);
        }
    }
}
