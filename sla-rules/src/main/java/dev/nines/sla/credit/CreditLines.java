package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.Percent;
import dev.nines.sla.contract.Money;
import dev.nines.sla.credit.CreditLine.Step;
import java.util.List;

/** The words of a credit's lines. */
final class CreditLines {
    private CreditLines() {}

    static List<CreditLine> upTo(CreditTerms terms, Money fee, Match match) {
        var cap = Fraction.of(fee.amount()).times(new Fraction(terms.capPercent(), 100));
        return List.of(
                new CreditLine(Step.CAUSE, cause(match.claim())),
                new CreditLine(Step.PERCENT, match.text()),
                new CreditLine(Step.BASE, fee.text() + " fee of the period"),
                new CreditLine(Step.CAP, terms.capPercent() + " % of the fee: " + cap.plainText() + " " + code(fee) + " at most"));
    }

    static List<CreditLine> exact(CreditTerms terms, Money fee, Fraction uncapped, Fraction exact) {
        var cut = exact.isBelow(uncapped) ? ", cut by the cap from " + uncapped.plainText() : "";
        var issued = exact.isAbove(Fraction.of(terms.floor().amount())) ? "it is" : "it is not";
        return List.of(
                new CreditLine(Step.EXACT, exact.plainText() + " " + code(fee) + cut),
                new CreditLine(Step.FLOOR, "issued only above " + terms.floor().text() + ": " + issued));
    }

    private static String cause(Claim claim) {
        return switch (claim) {
            case Claim.Share s -> s.series().name() + " attained " + Percent.text(s.attained()) + " (" + s.counts() + ")";
            case Claim.Latency l -> l.series().name() + " breached " + l.rule() + " (" + l.percentile().text() + ")";
        };
    }

    private static String code(Money money) {
        return money.currency().getCurrencyCode();
    }
}
