package dev.nines.sla.burn;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Objective;
import java.time.Duration;

/** How long an outage of a steady error rate lasts before an alert fires, if its long window was clean before. */
public record Detection(Objective objective, BurnAlert alert) {
    public sealed interface Wait {
        record Minutes(Fraction minutes) implements Wait {}

        /** The rate never exceeds the alert's factor. */
        record Never() implements Wait {}
    }

    public Wait until(Fraction errorRate) {
        var allowed = objective.badShare();
        if (!errorRate.dividedBy(allowed).isAbove(alert.factor())) return new Wait.Never();
        return new Wait.Minutes(allowed.dividedBy(errorRate).times(minutes(alert.longWindow())).times(alert.factor()));
    }

    /** Minutes until a steady error rate has used up the budget of a period. */
    public Fraction budgetGone(Fraction errorRate, Duration period) {
        return objective.badShare().dividedBy(errorRate).times(minutes(period));
    }

    /** The part of a period's budget that is used up when the alert fires. */
    public Fraction budgetSpent(Duration period) {
        return alert.factor().times(minutes(alert.longWindow())).dividedBy(minutes(period));
    }

    private static Fraction minutes(Duration duration) {
        return new Fraction(duration.toNanos(), Duration.ofMinutes(1).toNanos());
    }
}
