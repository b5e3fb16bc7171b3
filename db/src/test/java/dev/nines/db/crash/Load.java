package dev.nines.db.crash;

import dev.nines.db.Samples;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the writers of a trial offer. Everything follows from the seed, a writer and a number, so that two processes agree on
 * it without a word. The number of an observation stands in the microseconds of its slot.
 */
record Load(long seed) {
    static final int WRITERS = 4;
    static final int NUMBERS = 1_000_000;
    /** So that hours, days and months close while a trial runs. */
    static final Instant START = Instant.parse("2026-01-31T18:00:00Z");

    private static final List<FailureKind> FAILURES = List.of(FailureKind.values());
    private static final Duration PACE = Duration.ofSeconds(41);
    private static final int LATE_PERCENT = 5;
    private static final int LATEST_SECONDS = 5 * 24 * 3_600;

    static Series series(int writer) {
        return Samples.series("model-" + writer);
    }

    /** Without late ones a writer's slots follow each other; a late one lies up to five days before its place. */
    Observation observation(int writer, int number) {
        var random = random(writer, number);
        var place = START.plus(PACE.multipliedBy(number)).plusNanos(number * 1_000L);
        int back = random.nextInt(100) < LATE_PERCENT ? random.nextInt(LATEST_SECONDS) : 0;
        return found(series(writer), place.minusSeconds(back), random);
    }

    /** Where the writers' clock stands once they have come to a number. */
    static Instant clock(int number) {
        return START.plus(PACE.multipliedBy(number));
    }

    static int number(Instant slot) {
        return slot.get(ChronoField.MICRO_OF_SECOND);
    }

    private static Observation found(Series series, Instant slot, SplittableRandom random) {
        int kind = random.nextInt(100);
        if (kind < 3) return Samples.timeout(series, slot, Duration.ofSeconds(20 + 10L * (kind % 2)));
        if (kind < 6) return Samples.failure(series, slot, FAILURES.get(random.nextInt(FAILURES.size())));
        if (kind < 8) return Samples.bare(series, slot, new Local(Cause.BUDGET, ""));
        long ttft = 1 + (long) Math.exp(12 + random.nextGaussian() / 2);
        var answer = Samples.answer(series, slot, ttft, ttft + random.nextInt(3_000_000));
        return kind < 10 ? Samples.delayed(answer) : answer;
    }

    private SplittableRandom random(int writer, int number) {
        return new SplittableRandom(seed * 31 + (long) writer * NUMBERS + number);
    }
}
