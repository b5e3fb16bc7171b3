package dev.nines.db.bench;

import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * One series and how it usually answers.
 *
 * @param phaseMicros its first slot after midnight
 */
record Member(Series series, Duration every, long phaseMicros, Pace pace, long seed) {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** @param ttftMicros the median of the first token; tokenMicros the distance of the others */
    record Pace(double ttftMicros, double tokenMicros) {}

    /** The runs of {@code [fromMicros, toMicros)} of one UTC day, in the order of their slots. */
    void runs(long fromMicros, long toMicros, Consumer<Observation> reader) {
        List<Incident> incidents = Incident.of(this, Math.floorDiv(fromMicros, Incident.DAY_MICROS));
        long step = every.toNanos() / 1_000;
        long first = fromMicros + Math.floorMod(phaseMicros - fromMicros, step);
        for (long slot = first; slot < toMicros; slot += step) {
            // Nothing but the series and the slot decides, so that any stretch can be made again alone.
            var chance = new SplittableRandom(seed ^ slot * GOLDEN);
            reader.accept(new Run(this, slot, chance).observation(at(slot, incidents)));
        }
    }

    private static Incident at(long slot, List<Incident> incidents) {
        for (Incident each : incidents) if (each.holds(slot)) return each;
        return Incident.NONE;
    }
}
