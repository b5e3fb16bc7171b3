package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Money;
import dev.nines.sla.credit.Credit.NotOwed;
import dev.nines.sla.credit.Credit.Owed;
import dev.nines.sla.credit.Credit.Reason;
import dev.nines.sla.credit.CreditLine.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One credit for one period. The fee covers all series of the contract, so the worst series decides: the claim with the
 * highest percent is paid, on the whole fee, and claims are never summed.
 */
public final class Credits {
    private Credits() {}

    /**
     * @param claims of each decided uptime verdict and each breached latency rule; the first listed wins among equals
     */
    public static Credit owed(CreditTerms terms, Money fee, List<Claim> claims) {
        return highest(terms, claims)
                .map(best -> owed(terms, fee, best))
                .orElseGet(() -> notOwed(unmatched(terms, claims), fee, List.of()));
    }

    private record Match(Claim claim, int percent, String text) {}

    private static Optional<Match> highest(CreditTerms terms, List<Claim> claims) {
        return claims.stream()
                .flatMap(claim -> match(terms, claim).stream())
                // max would give the last of equals
                .min(Comparator.comparingInt(Match::percent).reversed());
    }

    private static Optional<Match> match(CreditTerms terms, Claim claim) {
        return switch (claim) {
            case Claim.Uptime uptime ->
                terms.tierFor(uptime.attained()).map(tier -> new Match(uptime, tier.percent(), tier.text()));
            case Claim.Latency _ when terms.latencyPercent() == 0 -> Optional.empty();
            case Claim.Latency latency ->
                Optional.of(new Match(latency, terms.latencyPercent(),
                        "a breached latency promise: " + terms.latencyPercent() + " % of the fee"));
        };
    }

    private static Reason unmatched(CreditTerms terms, List<Claim> claims) {
        boolean inGap = claims.stream().anyMatch(claim -> claim instanceof Claim.Uptime uptime
                && terms.match(uptime.attained().fraction()) instanceof TierMatch.InGap);
        return inGap ? Reason.UNDEFINED_BY_TEXT : Reason.NOTHING_MATCHED;
    }

    private static Credit owed(CreditTerms terms, Money fee, Match match) {
        var uncapped = percentOf(fee, match.percent());
        var exact = uncapped.min(percentOf(fee, terms.capPercent()));
        var lines = new ArrayList<>(CreditLines.upTo(terms, fee, match.claim(), match.text()));
        lines.addAll(CreditLines.exact(terms, fee, uncapped, exact));
        var settled = terms.settlement().settle(fee, Fraction.of(uncapped));
        return switch (settled.issue()) {
            case AT_OR_BELOW_FLOOR -> notOwed(Reason.AT_OR_BELOW_FLOOR, fee, lines);
            case ISSUED -> {
                lines.add(new CreditLine(Step.ROUNDED, settled.amount().text() + ", " + terms.roundingText()));
                yield new Owed(match.claim(), match.percent(), fee, exact, settled.amount(), lines);
            }
        };
    }

    static BigDecimal percentOf(Money fee, int percent) {
        return fee.amount().multiply(BigDecimal.valueOf(percent, 2));
    }

    private static Credit notOwed(Reason reason, Money fee, List<CreditLine> lines) {
        var nothing = BigDecimal.ZERO.setScale(fee.currency().getDefaultFractionDigits());
        return new NotOwed(reason, new Money(nothing, fee.currency()), lines);
    }
}
