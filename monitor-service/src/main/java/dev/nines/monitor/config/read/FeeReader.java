package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.contract.Money;
import java.math.BigDecimal;
import java.util.Optional;

/** {@code contracts.*.fee}: written by the month or the quarter, and meant of one period. */
final class FeeReader {
    private static final BigDecimal MONTHS_OF_QUARTER = BigDecimal.valueOf(3);

    private FeeReader() {}

    /** Of a rolling period it is the month's: texts that roll speak of the monthly fee. */
    static Parsed<Money> fee(Fields f) {
        boolean isQuarter = f.find("period").flatMap(e -> e.isTable() ? Optional.empty() : e.text())
                .filter("quarter"::equals).isPresent();
        return f.required("fee", text -> {
            boolean byQuarter = text.endsWith("/quarter");
            if (byQuarter && !isQuarter) return Parsed.wrong("must be a monthly fee, as the period is no quarter; write 2500 USD/month");
            Parsed<Money> fee = byQuarter ? Values.quarterlyFee(text) : Values.monthlyFee(text);
            return isQuarter && !byQuarter ? fee.map(FeeReader::ofQuarter) : fee;
        });
    }

    private static Money ofQuarter(Money month) {
        return new Money(month.amount().multiply(MONTHS_OF_QUARTER), month.currency());
    }
}
