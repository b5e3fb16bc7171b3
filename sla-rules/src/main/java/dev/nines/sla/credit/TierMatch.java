package dev.nines.sla.credit;

import dev.nines.sla.credit.CreditTerms.Tier;

/** What tiers say of an attained share. */
public sealed interface TierMatch {
    record In(Tier tier) implements TierMatch {}

    record AboveAll() implements TierMatch {}

    /** The text says nothing of this share, which lies below where the tier ends. */
    record InGap(Tier above) implements TierMatch {}
}
