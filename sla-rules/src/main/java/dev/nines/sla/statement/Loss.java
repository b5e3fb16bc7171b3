package dev.nines.sla.statement;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Particulars.Downtime;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What incidents cost the customer by his own reckoning; no part of a credit.
 *
 * @param down of the series that was down longest
 * @param amount rounded once, to the currency's digits, half to even
 */
public record Loss(Money perMinute, Duration down, Money amount) {
    /** Empty where nobody said what a minute is worth. */
    static Optional<Loss> of(Downtime worth, List<ReliabilityLine> series) {
        return switch (worth) {
            case Downtime.NotSaid _ -> Optional.empty();
            case Downtime.PerMinute(var value) -> Optional.of(of(value, series.stream().map(ReliabilityLine::down)
                    .max(Duration::compareTo).orElse(Duration.ZERO)));
        };
    }

    private static Loss of(Money perMinute, Duration down) {
        var exact = Fraction.of(perMinute.amount()).times(minutes(down));
        int digits = Math.max(0, perMinute.currency().getDefaultFractionDigits());
        return new Loss(perMinute, down, new Money(exact.decimal(digits, RoundingMode.HALF_EVEN), perMinute.currency()));
    }

    public Fraction minutes() {
        return minutes(down);
    }

    private static Fraction minutes(Duration down) {
        return new Fraction(down.toNanos(), Duration.ofMinutes(1).toNanos());
    }
}
