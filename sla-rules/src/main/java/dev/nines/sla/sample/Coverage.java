package dev.nines.sla.sample;

/**
 * How much of what was meant to run was a test of the service.
 *
 * @param observed slots with an observation that tells something of the vendor's side, excluded ones included
 * @param expected slots that were meant to run
 */
public record Coverage(long observed, long expected) {
    public Coverage {
        if (observed < 0 || expected < observed) {
            throw new IllegalArgumentException("observed must be in 0..expected: " + observed + " of " + expected);
        }
    }

    public boolean isBelow(int perMillion) {
        return Math.multiplyExact(observed, 1_000_000L) < Math.multiplyExact(expected, (long) perMillion);
    }

    public long missing() {
        return expected - observed;
    }
}
