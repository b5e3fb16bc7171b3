package dev.nines.sla.burn;

import dev.nines.sla.Fraction;
import dev.nines.sla.burn.BurnFinding.Reason;
import dev.nines.sla.contract.Objective;
import java.time.Duration;
import java.util.List;

/**
 * Fires while both windows burn faster than the factor: the long one because it matters, the short one because it is
 * still going on.
 *
 * @param factor exceeded, not reached
 * @param minimumFailures in the long window; with few requests one failure is a high rate
 */
public record BurnAlert(
        Severity severity, Duration longWindow, Duration shortWindow, Fraction factor, long minimumFailures) {
    public BurnAlert {
        if (!shortWindow.isPositive() || longWindow.compareTo(shortWindow) <= 0) {
            throw new IllegalArgumentException(
                    "the long window must be longer than the short one: " + longWindow + ", " + shortWindow);
        }
        if (minimumFailures < 1) {
            throw new IllegalArgumentException("minimum failures must be at least 1: " + minimumFailures);
        }
    }

    public enum Severity { PAGE, TICKET }

    /** The factor at which a window uses up so much of a period's budget. */
    public static Fraction factor(Fraction budgetShare, Duration period, Duration window) {
        return budgetShare.times(new Fraction(period.toNanos(), window.toNanos()));
    }

    /**
     * The two pages and two tickets in common use, after the chapter on alerting of Google's SRE Workbook and the
     * windows of Sloth: 2 % of the budget in 1 h, 5 % in 6 h, 10 % in 1 d and in 3 d, short windows of a twelfth.
     *
     * @param period 30 days give the well-known 14.4, 6, 3 and 1
     */
    public static List<BurnAlert> usual(Duration period, long minimumFailures) {
        return List.of(
                usual(Severity.PAGE, Duration.ofHours(1), factor(percent(2), period, Duration.ofHours(1)), minimumFailures),
                usual(Severity.PAGE, Duration.ofHours(6), factor(percent(5), period, Duration.ofHours(6)), minimumFailures),
                usual(Severity.TICKET, Duration.ofDays(1), factor(percent(10), period, Duration.ofDays(1)), minimumFailures),
                usual(Severity.TICKET, Duration.ofDays(3), factor(percent(10), period, Duration.ofDays(3)), minimumFailures));
    }

    public BurnFinding find(Objective objective, Burn.Window longOne, Burn.Window shortOne) {
        var longBurn = Burn.of(objective, longOne);
        var shortBurn = Burn.of(objective, shortOne);
        return new BurnFinding(longBurn, shortBurn, reason(longBurn, shortBurn, longOne.bad()));
    }

    private Reason reason(Burn longBurn, Burn shortBurn, long failures) {
        if (!(longBurn instanceof Burn.Rate(var longRate)) || !(shortBurn instanceof Burn.Rate(var shortRate))) {
            return Reason.NO_DATA;
        }
        if (!longRate.isAbove(factor)) return Reason.LONG_WINDOW_WITHIN;
        if (!shortRate.isAbove(factor)) return Reason.SHORT_WINDOW_WITHIN;
        return failures < minimumFailures ? Reason.TOO_FEW_FAILURES : Reason.FIRES;
    }

    private static BurnAlert usual(Severity severity, Duration window, Fraction factor, long minimumFailures) {
        return new BurnAlert(severity, window, window.dividedBy(12), factor, minimumFailures);
    }

    private static Fraction percent(long percent) {
        return new Fraction(percent, 100);
    }
}
