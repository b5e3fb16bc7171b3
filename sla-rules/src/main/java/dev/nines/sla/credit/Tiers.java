package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.credit.CreditTerms.Tier;
import java.util.List;
import java.util.Optional;

/**
 * A percent of the fee by bounds. The lowest matching bound wins, so tiers have no gap between them, unless the text
 * itself leaves one. Above the highest bound nothing is owed, though a promise above it may be broken.
 *
 * @param list from the highest bound to the lowest, with rising percent: proven at construction
 */
public record Tiers(List<Tier> list) implements Schedule {
    public Tiers {
        list = List.copyOf(list);
        for (int i = 1; i < list.size(); i++) requireSteeper(list.get(i - 1), list.get(i));
    }

    /** The tier that a share falls into; empty above the highest bound, and in a gap of the text. */
    public Optional<Tier> tierFor(Ratio attained) {
        return switch (match(attained.fraction())) {
            case TierMatch.In(var tier) -> Optional.of(tier);
            case TierMatch.AboveAll _, TierMatch.InGap _ -> Optional.empty();
        };
    }

    /** What the tiers say of a share. */
    public TierMatch match(Fraction attained) {
        return list.reversed().stream()
                .filter(tier -> tier.matches(attained))
                .findFirst()
                .map(tier -> tier.reach().includes(attained) ? new TierMatch.In(tier) : new TierMatch.InGap(tier))
                .orElseGet(TierMatch.AboveAll::new);
    }

    private static void requireSteeper(Tier above, Tier below) {
        int bounds = Integer.compare(above.bound().perMillion(), below.bound().perMillion());
        if (bounds < 0 || (bounds == 0 && above.edge().compareTo(below.edge()) <= 0)) {
            throw new IllegalArgumentException("tiers must go from the highest bound to the lowest: "
                    + above.text() + ", then " + below.text());
        }
        if (above.percent() >= below.percent()) {
            throw new IllegalArgumentException(
                    "percent must rise as the bound falls: " + above.text() + ", then " + below.text());
        }
    }
}
