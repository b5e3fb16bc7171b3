package dev.nines.db.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A stretch in which a series does badly, in microseconds since 1970. */
record Incident(long fromMicros, long toMicros, Kind kind, double factor) {
    static final Incident NONE = new Incident(Long.MIN_VALUE, Long.MIN_VALUE, Kind.SLOW, 1);
    static final long DAY_MICROS = 86_400_000_000L;

    private static final double PER_DAY = 0.35;
    private static final double MEDIAN_MICROS = 12 * 60e6;
    private static final double SPREAD = 0.9;
    private static final long SALT = 0x1dc1de47L;

    /** How it does badly: all answers late, half of them refused, or four in ten never seen. */
    enum Kind { SLOW, REFUSING, SILENT }

    /** Those of one UTC day; the same for the same member and day. */
    static List<Incident> of(Member member, long day) {
        var chance = new SplittableRandom(member.seed() ^ SALT * (day + 1));
        var incidents = new ArrayList<Incident>();
        while (chance.nextDouble() < PER_DAY) {
            long from = day * DAY_MICROS + chance.nextLong(DAY_MICROS);
            long length = (long) (MEDIAN_MICROS * Math.exp(SPREAD * chance.nextGaussian()));
            var kind = Kind.values()[chance.nextInt(Kind.values().length)];
            incidents.add(new Incident(from, from + length, kind, 2 + 8 * chance.nextDouble()));
        }
        return List.copyOf(incidents);
    }

    boolean holds(long micros) {
        return micros >= fromMicros && micros < toMicros;
    }
}
