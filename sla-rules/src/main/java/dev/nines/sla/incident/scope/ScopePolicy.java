package dev.nines.sla.incident.scope;

import dev.nines.sla.Ratio;
import java.time.Duration;

/**
 * When the targets of an endpoint or tier are down as one.
 *
 * @param opensAt share of its targets that must be down
 * @param closesBelow share of its targets; while so many members are still down it stays open
 * @param atLeast targets that must be down, however few there are; with fewer, and with fewer members left, it is each one's own matter
 * @param within how far apart their first failures may lie
 */
public record ScopePolicy(Ratio opensAt, Ratio closesBelow, int atLeast, Duration within) {
    public static final ScopePolicy USUAL =
            new ScopePolicy(new Ratio(1, 2), new Ratio(1, 10), 3, Duration.ofMinutes(5));

    public ScopePolicy {
        if (opensAt.part() == 0) throw new IllegalArgumentException("opens-at must be above 0: " + opensAt);
        if (closesBelow.fraction().isAbove(opensAt.fraction())) {
            throw new IllegalArgumentException("closes-below must not be above opens-at, " + opensAt + ": " + closesBelow);
        }
        if (atLeast < 2) throw new IllegalArgumentException("at-least must be at least 2: " + atLeast);
        if (within.isNegative()) throw new IllegalArgumentException("within must not be negative: " + within);
    }

    boolean opens(long down, long targets) {
        return down >= atLeast && reaches(opensAt, down, targets);
    }

    boolean staysOpen(long down, long targets) {
        return down >= atLeast && reaches(closesBelow, down, targets);
    }

    private static boolean reaches(Ratio share, long down, long targets) {
        return Math.multiplyExact(down, share.whole()) >= Math.multiplyExact(targets, share.part());
    }
}
