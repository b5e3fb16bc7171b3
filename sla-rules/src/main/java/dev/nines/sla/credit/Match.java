package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Period;
import dev.nines.sla.credit.Claim.Standing;
import java.util.Optional;

/**
 * A claim that the terms pay for.
 *
 * @param share of the fee, before the cap
 * @param text why, in the words of the terms
 */
record Match(Claim claim, Fraction share, String text) {
    static Optional<Match> of(CreditTerms terms, Period period, Claim claim) {
        return switch (claim) {
            case Claim.Share share -> switch (terms.schedule()) {
                case Tiers tiers -> of(tiers, share);
                case Proportional proportional -> of(proportional, share);
                case ServiceDays days -> of(days, period, share);
            };
            case Claim.Latency _ when terms.latencyPercent() == 0 -> Optional.empty();
            case Claim.Latency latency -> Optional.of(new Match(latency, percent(terms.latencyPercent()),
                    "a breached latency promise: " + terms.latencyPercent() + " % of the fee"));
        };
    }

    private static Optional<Match> of(Tiers tiers, Claim.Share claim) {
        return switch (tiers.match(claim.attained())) {
            case TierMatch.In(var tier) -> Optional.of(new Match(claim, percent(tier.percent()), tier.text()));
            case TierMatch.AboveAll _, TierMatch.InGap _ -> Optional.empty();
        };
    }

    /** A promise that was kept loses nothing, though not all of the time was up. */
    private static Optional<Match> of(Proportional terms, Claim.Share claim) {
        return switch (claim.standing()) {
            case Standing.MET -> Optional.empty();
            case Standing.BREACHED -> Optional.of(new Match(claim,
                    Fraction.ONE.minus(claim.attained()).times(terms.multiplier()),
                    "the lost part of the period, times " + terms.multiplier().plainText() + ", of the fee"));
        };
    }

    private static Optional<Match> of(ServiceDays terms, Period period, Claim.Share claim) {
        return terms.tierFor(claim.attained()).map(tier -> new Match(claim, new Fraction(tier.days(), period.days()),
                tier.text() + ", of " + period.days() + " days"));
    }

    private static Fraction percent(int percent) {
        return new Fraction(percent, 100);
    }
}
