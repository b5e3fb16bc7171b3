package dev.nines.sla.contract;

import java.math.BigDecimal;
import java.util.Currency;

/** An exact amount. Rounded once, at the end, by whoever owes it. */
public record Money(BigDecimal amount, Currency currency) {
    public Money {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("amount must not be negative: " + amount.toPlainString());
        }
    }

    /** {@code 2500.00 USD}. */
    public String text() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
