package dev.nines.monitor.cost;

import dev.nines.monitor.schedule.Load;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What some targets ask for in 30 days, at most: every answer as long as it may be.
 *
 * @param dollars of the targets whose price is known
 * @param unpriced how many targets have no known price
 */
public record Amount(long requests, long promptTokens, long completionTokens, BigDecimal dollars, int unpriced) {
    static final Duration MONTH = Duration.ofDays(30);
    static final Amount NOTHING = new Amount(0, 0, 0, BigDecimal.ZERO, 0);

    /** One target, asked this often. */
    static Amount of(Load run, Duration every) {
        long requests = Math.ceilDiv(MONTH.toNanos(), every.toNanos());
        return new Amount(requests, requests * run.promptTokens(), requests * run.completionTokens(),
                run.most().dollars().multiply(BigDecimal.valueOf(requests)), run.hasPrice() ? 0 : 1);
    }

    Amount plus(Amount other) {
        return new Amount(requests + other.requests, promptTokens + other.promptTokens,
                completionTokens + other.completionTokens, dollars.add(other.dollars), unpriced + other.unpriced);
    }
}
