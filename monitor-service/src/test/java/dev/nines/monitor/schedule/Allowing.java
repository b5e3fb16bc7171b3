package dev.nines.monitor.schedule;

import dev.nines.monitor.config.EndpointSettings.Limits;
import dev.nines.monitor.config.RequestRate;
import dev.nines.probe.openai.Pricing;
import java.math.BigDecimal;
import java.util.List;

/** Limits and loads for tests: as wide as can be, but for what is named. */
final class Allowing {
    static final long ANY = Long.MAX_VALUE;
    static final BigDecimal ANY_DOLLARS = new BigDecimal("1000000000");

    /** Free, and as short as a run can be. */
    static final Load SMALL = priced(1, 1, "0");

    private Allowing() {}

    static Limits requests(int perMinute, int concurrency) {
        return new Limits(List.of(RequestRate.perMinute(perMinute)), Limits.WHOLE, ANY, ANY_DOLLARS, concurrency);
    }

    static Limits requests(RequestRate... rates) {
        return new Limits(List.of(rates), Limits.WHOLE, ANY, ANY_DOLLARS, 10_000);
    }

    static Limits tokens(long perDay) {
        return new Limits(List.of(RequestRate.perMinute(1_000_000)), Limits.WHOLE, perDay, ANY_DOLLARS, 10_000);
    }

    static Limits dollars(String perDay) {
        return new Limits(List.of(RequestRate.perMinute(1_000_000)), Limits.WHOLE, ANY, new BigDecimal(perDay), 10_000);
    }

    /** @param dollars of each token */
    static Load priced(long promptTokens, long completionTokens, String dollars) {
        return new Load(promptTokens, completionTokens, new Pricing.PerToken(new BigDecimal(dollars), new BigDecimal(dollars)));
    }

    static Load unpriced(long promptTokens, long completionTokens) {
        return new Load(promptTokens, completionTokens, Pricing.UNKNOWN);
    }
}
