package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tiered service credit. The lowest matching bound wins, so tiers have no gap between them, unless the text itself
 * leaves one. Above the highest bound nothing is owed, though a promise above it may be broken.
 *
 * @param tiers from the highest bound to the lowest, with rising percent: proven at construction
 * @param latencyPercent of the fee, owed for a breached latency rule; 0 where the terms name none
 * @param capPercent the most that can be owed, in percent of the fee
 * @param floor credits at or below this exact amount are not issued; compared before rounding
 * @param rounding how the amount is rounded, once, to the currency's minor unit
 */
public record CreditTerms(List<Tier> tiers, int latencyPercent, int capPercent, Money floor, RoundingMode rounding) {
    public CreditTerms {
        tiers = List.copyOf(tiers);
        requirePercent("latency percent", latencyPercent, 0);
        requirePercent("cap percent", capPercent, 0);
        if (rounding == RoundingMode.UNNECESSARY) {
            throw new IllegalArgumentException("rounding must be able to round: " + rounding);
        }
        for (int i = 1; i < tiers.size(); i++) requireSteeper(tiers.get(i - 1), tiers.get(i));
    }

    /** {@code rounded half up}. */
    public String roundingText() {
        return "rounded " + rounding.name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
        return tiers.reversed().stream()
                .filter(tier -> tier.matches(attained))
                .findFirst()
                .map(tier -> tier.reach().includes(attained) ? new TierMatch.In(tier) : new TierMatch.InGap(tier))
                .orElseGet(TierMatch.AboveAll::new);
    }

    /** How amounts under these terms are capped, withheld and rounded. */
    public Settlement settlement() {
        return new Settlement(capPercent, floor, rounding);
    }

    /**
     * @param percent of the period's fee that is owed while the attained share is beyond the bound
     * @param reach how far down; beyond it the text says nothing until the next tier begins
     */
    public record Tier(Objective bound, Edge edge, int percent, Reach reach) {
        public Tier {
            requirePercent("tier percent", percent, 1);
        }

        /** A tier that reaches down to the next. */
        public Tier(Objective bound, Edge edge, int percent) {
            this(bound, edge, percent, new Reach.ToTheNext());
        }

        boolean matches(Fraction attained) {
            return switch (edge) {
                case BELOW -> bound.compare(attained) < 0;
                case AT_OR_BELOW -> bound.compare(attained) <= 0;
            };
        }

        /** {@code below 99.9 %: 10 % of the fee}. */
        public String text() {
            var beyond = switch (edge) {
                case BELOW -> "below ";
                case AT_OR_BELOW -> "at or below ";
            };
            return beyond + bound.text() + reach.text() + ": " + percent + " % of the fee";
        }
    }

    /** Declared from the narrower to the wider. */
    public enum Edge { BELOW, AT_OR_BELOW }

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

    private static void requirePercent(String name, int percent, int least) {
        if (percent < least || percent > 100) {
            throw new IllegalArgumentException(name + " must be in " + least + "..100: " + percent);
        }
    }
}
