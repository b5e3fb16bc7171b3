package dev.nines.sla.bench;

import dev.nines.sla.alert.BurnRate;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.burn.Burn;
import java.time.Duration;
import java.util.Arrays;

/** A burn rate over rolling counts: the rule itself is asked once for each pair of counts, and remembered. */
final class RolledRule {
    private static final byte UNKNOWN = 0;
    private static final byte FIRES = 1;
    private static final byte QUIET = 2;

    private final BurnRate rule;
    private final int longRuns;
    private final int shortRuns;
    private final byte[] known;
    private int longBad;
    private int shortBad;
    private boolean firing;

    RolledRule(BurnRate rule, Duration every) {
        this.rule = rule;
        longRuns = (int) rule.alert().longWindow().dividedBy(every);
        shortRuns = (int) rule.alert().shortWindow().dividedBy(every);
        known = new byte[(longRuns + 1) * (shortRuns + 1)];
    }

    BurnRate rule() {
        return rule;
    }

    boolean isFiring() {
        return firing;
    }

    void clear() {
        longBad = 0;
        shortBad = 0;
        firing = false;
    }

    /** Takes one run into both windows; true where it begins to fire. */
    boolean add(Runs runs) {
        int bad = runs.newest();
        longBad += bad - runs.before(longRuns);
        shortBad += bad - runs.before(shortRuns);
        boolean before = firing;
        firing = fires();
        return firing && !before;
    }

    private boolean fires() {
        if (longBad == 0) return false;
        int at = longBad * (shortRuns + 1) + shortBad;
        if (known[at] == UNKNOWN) {
            var finding = rule.find(new Burn.Window(longBad, longRuns), new Burn.Window(shortBad, shortRuns));
            known[at] = finding instanceof Finding.Firing ? FIRES : QUIET;
        }
        return known[at] == FIRES;
    }

    /** The newest runs of a target, each 1 where it was bad. */
    static final class Runs {
        private static final int SIZE = 1 << 16;

        private final byte[] bad = new byte[SIZE];
        private int at;

        void clear() {
            Arrays.fill(bad, (byte) 0);
            at = 0;
        }

        void add(int isBad) {
            at = (at + 1) & (SIZE - 1);
            bad[at] = (byte) isBad;
        }

        int newest() {
            return bad[at];
        }

        int before(int runs) {
            return bad[(at - runs) & (SIZE - 1)];
        }
    }
}
