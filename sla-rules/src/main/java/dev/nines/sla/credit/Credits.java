package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Period;
import dev.nines.sla.credit.Credit.NotOwed;
import dev.nines.sla.credit.Credit.Owed;
import dev.nines.sla.credit.Credit.Reason;
import dev.nines.sla.credit.CreditLine.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One credit for one period. The fee covers all series of the contract, so the worst series decides: the claim that is
 * worth most is paid, on the whole fee, and claims are never summed.
 */
public final class Credits {
    private Credits() {}

    /** What is paid for. */
    public record Base(Money fee, Period period) {}

    /**
     * @param claims of each decided share and each breached latency rule; the first listed wins among equals
     */
    public static Credit owed(CreditTerms terms, Base base, List<Claim> claims) {
        return claims.stream()
                .flatMap(claim -> Match.of(terms, base.period(), claim).stream())
                // max would give the last of equals
                .min(Comparator.comparing(Match::share).reversed())
                .map(best -> owed(terms, base.fee(), best))
                .orElseGet(() -> notOwed(unmatched(terms, claims), base.fee(), List.of()));
    }

    private static Reason unmatched(CreditTerms terms, List<Claim> claims) {
        boolean inGap = terms.schedule() instanceof Tiers tiers && claims.stream().anyMatch(claim ->
                claim instanceof Claim.Share share && tiers.match(share.attained()) instanceof TierMatch.InGap);
        return inGap ? Reason.UNDEFINED_BY_TEXT : Reason.NOTHING_MATCHED;
    }

    private static Credit owed(CreditTerms terms, Money fee, Match match) {
        var uncapped = Fraction.of(fee.amount()).times(match.share());
        var settled = terms.settlement().settle(fee, uncapped);
        var lines = new ArrayList<>(CreditLines.upTo(terms, fee, match));
        lines.addAll(CreditLines.exact(terms, fee, uncapped, settled.exact()));
        return switch (settled.issue()) {
            case AT_OR_BELOW_FLOOR -> notOwed(Reason.AT_OR_BELOW_FLOOR, fee, lines);
            case ISSUED -> {
                lines.add(new CreditLine(
                        Step.ROUNDED, settled.amount().text() + ", " + terms.settlement().roundingText()));
                yield new Owed(match.claim(), match.share(), fee, settled.exact(), settled.amount(), lines);
            }
        };
    }

    private static Credit notOwed(Reason reason, Money fee, List<CreditLine> lines) {
        var nothing = BigDecimal.ZERO.setScale(fee.currency().getDefaultFractionDigits());
        return new NotOwed(reason, new Money(nothing, fee.currency()), lines);
    }
}
