package dev.nines.sla.contract;

import java.math.BigDecimal;

/** A quantile in millionths: p99 is 990,000, p99.9 is 999,000. Nearest rank throughout. */
public record Percentile(int perMillion) {
    private static final int WHOLE = 1_000_000;
    public static final Percentile P50 = new Percentile(500_000);
    public static final Percentile P99 = new Percentile(990_000);

    public Percentile {
        if (perMillion <= 0 || perMillion >= WHOLE) {
            throw new IllegalArgumentException("percentile must be between p0 and p100: " + perMillion + " millionths");
        }
    }

    /** The 1-based nearest rank among {@code count} values. */
    public long rank(long count) {
        return Math.ceilDiv(Math.multiplyExact(count, (long) perMillion), (long) WHOLE);
    }

    /** Fewer samples than 1/(1-q) cannot show this quantile: 100 for p99. */
    public long minimumSamples() {
        return Math.ceilDiv((long) WHOLE, (long) (WHOLE - perMillion));
    }

    /** {@code p99}, {@code p99.9}. */
    public String text() {
        return "p" + BigDecimal.valueOf(perMillion, 4).stripTrailingZeros().toPlainString();
    }
}
