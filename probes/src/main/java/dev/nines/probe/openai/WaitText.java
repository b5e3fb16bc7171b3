package dev.nines.probe.openai;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How vendors write when there will be more: seconds, seconds or milliseconds since the epoch, {@code 6m0s}, or an instant. */
final class WaitText {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?");

    private static final String PART = "([0-9]{1,9}(?:\\.[0-9]{1,9})?)";
    private static final Pattern PARTS = Pattern.compile("(?:" + PART + "d)?(?:" + PART + "h)?(?:" + PART + "m)?(?:" + PART + "s)?"
            + "(?:" + PART + "ms)?(?:" + PART + "[uµμ]s)?(?:" + PART + "ns)?");
    /** Of the groups above, as powers of ten of a second or, for days, hours and minutes, as seconds. */
    private static final BigDecimal[] SECONDS = {BigDecimal.valueOf(86_400), BigDecimal.valueOf(3_600), BigDecimal.valueOf(60),
        BigDecimal.ONE, BigDecimal.ONE.movePointLeft(3), BigDecimal.ONE.movePointLeft(6), BigDecimal.ONE.movePointLeft(9)};

    /** Of the year 2001 and after, if it is seconds since the epoch; else 31 years of waiting, which nobody means. */
    private static final BigDecimal SURELY_EPOCH_SECONDS = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal SURELY_EPOCH_MILLIS = BigDecimal.valueOf(100_000_000_000L);

    private WaitText() {}

    /** How long it is until then; negative where it is past, empty where nobody can read it. */
    static Optional<Duration> until(String text, Instant now) {
        if (NUMBER.matcher(text).matches()) return Optional.of(number(new BigDecimal(text), now));
        var parts = PARTS.matcher(text);
        if (!text.isEmpty() && parts.matches()) return Optional.of(sum(parts));
        try {
            return Optional.of(Duration.between(now, OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException _) {
            return Optional.empty();   // a field that nobody can read is as good as none
        }
    }

    /** @param powerOfTen -3 where the number is of milliseconds */
    static Duration seconds(String number, int powerOfTen) {
        return duration(new BigDecimal(number).scaleByPowerOfTen(powerOfTen));
    }

    private static Duration number(BigDecimal n, Instant now) {
        if (n.compareTo(SURELY_EPOCH_MILLIS) >= 0) return Duration.between(now, Instant.ofEpochMilli(n.longValue()));
        if (n.compareTo(SURELY_EPOCH_SECONDS) < 0) return duration(n);
        return Duration.between(now, Instant.EPOCH.plus(duration(n)));
    }

    private static Duration sum(Matcher parts) {
        var seconds = BigDecimal.ZERO;
        for (int i = 0; i < SECONDS.length; i++) {
            String part = parts.group(i + 1);
            if (part != null) seconds = seconds.add(new BigDecimal(part).multiply(SECONDS[i]));
        }
        return duration(seconds);
    }

    private static Duration duration(BigDecimal seconds) {
        return Duration.ofSeconds(seconds.longValue(), seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
}
