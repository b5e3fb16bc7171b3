package dev.nines.sla.budget;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Objective;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** How long a service may be down in a period: 43 min 12 s at 99.9 % of 30 days. */
public record TimeBudget(Objective objective, Duration period) {
    private static final Fraction SECONDS_OF_MINUTE = Fraction.of(60);
    private static final Fraction SECONDS_OF_HOUR = Fraction.of(3600);

    /** Exact, in minutes. */
    public Fraction minutes() {
        return seconds().dividedBy(SECONDS_OF_MINUTE);
    }

    /** The most whole minutes that may be down while the promise is kept. */
    public long wholeMinutes() {
        return minutes().floor();
    }

    /** {@code 0h43m12.0s}; tenths of a second are rounded down. */
    public String text() {
        var seconds = seconds();
        long hours = seconds.dividedBy(SECONDS_OF_HOUR).floor();
        var afterHours = seconds.minus(SECONDS_OF_HOUR.times(Fraction.of(hours)));
        long minutes = afterHours.dividedBy(SECONDS_OF_MINUTE).floor();
        var rest = afterHours.minus(SECONDS_OF_MINUTE.times(Fraction.of(minutes)));
        return hours + "h" + (minutes < 10 ? "0" : "") + minutes + "m" + tenths(rest) + "s";
    }

    private Fraction seconds() {
        var length = Fraction.of(BigDecimal.valueOf(period.toNanos(), 9));
        return length.times(objective.badShare());
    }

    private static String tenths(Fraction seconds) {
        return seconds.decimal(1, RoundingMode.DOWN).toPlainString();
    }
}
