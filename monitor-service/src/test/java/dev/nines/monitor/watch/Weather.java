package dev.nines.monitor.watch;

import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who is down when, for ever the same: models of endpoints of their own, each down for some minutes once in little more than an hour, and one
 * endpoint whose models fail together.
 *
 * @param from the first slot
 * @param end from then on all is well
 */
record Weather(Instant from, Instant end) {
    static final Duration EVERY = Duration.ofSeconds(10);
    private static final int ALONE = 40;
    private static final int TOGETHER = 4;
    /** Less than once an hour: four times would be called flapping, and an outage that returns before its end was told is one with the first. */
    private static final long SHORTEST_PERIOD_S = 4_000;

    static List<Series> series() {
        return Stream.concat(IntStream.range(0, ALONE).mapToObj(i -> series("e" + i, "m")),
                IntStream.range(0, TOGETHER).mapToObj(i -> series("wide", "m" + i))).toList();
    }

    Instant slot(long index) {
        return from.plus(EVERY.multipliedBy(index));
    }

    List<Observation> at(long index) {
        return series().stream().map(one -> observation(one, slot(index))).toList();
    }

    private Observation observation(Series series, Instant slot) {
        ProbeOutcome outcome = isDown(series, slot) ? new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, "planted") : new ProbeOutcome.Answered();
        return new Observation(series, slot, slot, outcome, Phases.NONE, Tokens.NONE, Reply.NONE, Set.of(), Cost.UNKNOWN, "v", true);
    }

    private boolean isDown(Series series, Instant slot) {
        if (!slot.isBefore(end)) return false;
        int seed = Math.floorMod(series.target().endpoint().hashCode() * 31, 997);
        long period = SHORTEST_PERIOD_S + seed % 500;
        long phase = (Duration.between(from, slot).toSeconds() + seed * 7L) % period;
        return phase >= 1_000 && phase < 1_060 + seed % 140;
    }

    private static Series series(String endpoint, String model) {
        return new Series(new Target(endpoint, "chat", model), "", "here");
    }
}
