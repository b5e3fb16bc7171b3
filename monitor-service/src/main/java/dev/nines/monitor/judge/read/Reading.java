package dev.nines.monitor.judge.read;

import dev.nines.monitor.judge.line.Mapping;
import java.time.Duration;
import java.time.Instant;

/**
 * How a log is read.
 *
 * @param disorder how much older than the newest line before it a line may be; so long lines are held back to be put in order
 * @param latest a line that began after it is not understood: one such, believed, would make all that follow too late
 * @param threads how many read at once
 */
public record Reading(Mapping mapping, Format format, Duration disorder, Instant latest, int threads) {
    public Reading {
        if (disorder.isNegative()) throw new IllegalArgumentException("disorder must not be negative: " + disorder);
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1: " + threads);
    }
}
