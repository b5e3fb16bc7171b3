package dev.nines.sla.credit;

import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import java.math.RoundingMode;
import java.util.List;

/**
 * Tiered service credit (C1 of the SLA facts). The lowest matching bound wins.
 *
 * @param tiers from the highest bound to the lowest, with rising percent: proven at construction
 * @param capPercent the most that can be owed, in percent of the fee
 * @param floor credits at or below this exact amount are not issued; compared before rounding
 * @param rounding how the amount is rounded, once, to the currency's minor unit
 */
public record CreditTerms(List<Tier> tiers, int capPercent, Money floor, RoundingMode rounding) {
    public CreditTerms {
        tiers = List.copyOf(tiers);
    }

    /** @param percent of the period's fee that is owed while the attained share is beyond the bound */
    public record Tier(Objective bound, Edge edge, int percent) {}

    public enum Edge { BELOW, AT_OR_BELOW }
}
