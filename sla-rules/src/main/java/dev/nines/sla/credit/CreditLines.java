package dev.nines.sla.credit;

import dev.nines.sla.Percent;
import dev.nines.sla.contract.Money;
import dev.nines.sla.credit.CreditLine.Step;
import java.math.BigDecimal;
import java.util.List;

/** The words of a credit's lines. */
final class CreditLines {
    private CreditLines() {}

    static List<CreditLine> upTo(CreditTerms terms, Money fee, Claim claim, String percentText) {
        return List.of(
                new CreditLine(Step.CAUSE, cause(claim)),
                new CreditLine(Step.PERCENT, percentText),
                new CreditLine(Step.BASE, fee.text() + " fee of the period"),
                new CreditLine(Step.CAP, terms.capPercent() + " % of the fee: "
                        + plain(Credits.percentOf(fee, terms.capPercent())) + " " + code(fee) + " at most"));
    }

    static List<CreditLine> exact(CreditTerms terms, Money fee, BigDecimal uncapped, BigDecimal exact) {
        var cut = exact.compareTo(uncapped) < 0 ? ", cut by the cap from " + plain(uncapped) : "";
        var issued = exact.compareTo(terms.floor().amount()) > 0 ? "it is" : "it is not";
        return List.of(
                new CreditLine(Step.EXACT, plain(exact) + " " + code(fee) + cut),
                new CreditLine(Step.FLOOR, "issued only above " + terms.floor().text() + ": " + issued));
    }

    private static String cause(Claim claim) {
        return switch (claim) {
            case Claim.Uptime u -> u.series().name() + " attained " + Percent.text(u.attained()) + " ("
                    + u.attained().part() + " of " + u.attained().whole() + ")";
            case Claim.Latency l -> l.series().name() + " breached " + l.rule() + " (" + l.percentile().text() + ")";
        };
    }

    private static String code(Money money) {
        return money.currency().getCurrencyCode();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
