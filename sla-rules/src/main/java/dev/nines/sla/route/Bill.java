package dev.nines.sla.route;

import dev.nines.sla.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What several runs cost together.
 *
 * @param usd of the runs whose cost is known
 * @param unpriced runs whose cost is not: where there are any, {@code usd} is only the least it can be
 */
public record Bill(BigDecimal usd, long unpriced) {
    public static final Bill NOTHING = new Bill(BigDecimal.ZERO, 0);

    public Bill plus(Cost cost) {
        return switch (cost) {
            case Cost.Usd(var amount) -> new Bill(usd.add(amount), unpriced);
            case Cost.Unknown _ -> new Bill(usd, unpriced + 1);
        };
    }

    public Bill plus(Bill other) {
        return new Bill(usd.add(other.usd), unpriced + other.unpriced);
    }

    /** What each of so many cost, in dollars; empty where that is not known, or there is none. */
    public Optional<Fraction> each(long count) {
        return count == 0 || unpriced > 0
                ? Optional.empty()
                : Optional.of(Fraction.of(usd).dividedBy(Fraction.of(count)));
    }
}
