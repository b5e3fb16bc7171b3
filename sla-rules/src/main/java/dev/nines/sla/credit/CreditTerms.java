package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import java.math.RoundingMode;
import java.util.List;

/**
 * What is owed for a period.
 *
 * @param latencyPercent of the fee, owed for a breached latency rule; 0 where the terms name none
 * @param settlement how amounts under these terms are capped, withheld and rounded
 */
public record CreditTerms(Schedule schedule, int latencyPercent, Settlement settlement) {
    public CreditTerms {
        requirePercent("latency percent", latencyPercent, 0);
    }

    /**
     * Tiered.
     *
     * @param capPercent the most that can be owed, in percent of the fee
     * @param floor credits at or below this exact amount are not issued; compared before rounding
     * @param rounding how the amount is rounded, once, to the currency's minor unit
     */
    public CreditTerms(List<Tier> tiers, int latencyPercent, int capPercent, Money floor, RoundingMode rounding) {
        this(new Tiers(tiers), latencyPercent, new Settlement(capPercent, floor, rounding));
    }

    public Money floor() {
        return settlement.floor();
    }

    public int capPercent() {
        return settlement.capPercent();
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
            return edge.includes(bound, attained);
        }

        /** {@code below 99.9 %: 10 % of the fee}. */
        public String text() {
            return edge.text() + bound.text() + reach.text() + ": " + percent + " % of the fee";
        }
    }

    /** Declared from the narrower to the wider. */
    public enum Edge {
        BELOW,
        AT_OR_BELOW;

        boolean includes(Objective bound, Fraction attained) {
            return switch (this) {
                case BELOW -> bound.compare(attained) < 0;
                case AT_OR_BELOW -> bound.compare(attained) <= 0;
            };
        }

        String text() {
            return switch (this) {
                case BELOW -> "below ";
                case AT_OR_BELOW -> "at or below ";
            };
        }
    }

    private static void requirePercent(String name, int percent, int least) {
        if (percent < least || percent > 100) {
            throw new IllegalArgumentException(name + " must be in " + least + "..100: " + percent);
        }
    }
}
