package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.RequestRate;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Percentile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/** How values of our own domain are written. */
final class Values {
    private static final Pattern RATE = Kind.RATE.pattern();
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)([kM]?)");
    private static final int LONGEST_PATTERN = 300;
    private static final BigDecimal MOST_REQUESTS = BigDecimal.valueOf(1_000_000_000);
    private static final Pattern MONEY = Kind.MONEY.pattern();
    private static final Pattern PERCENTILE = Kind.PERCENTILE.pattern();
    private static final Pattern VANTAGE = Kind.VANTAGE.pattern();
    private static final Pattern EVENT = Kind.EVENT.pattern();

    private Values() {}

    static Parsed<String> vantage(String text) {
        return VANTAGE.matcher(text).matches() ? Parsed.ok(text)
                : Parsed.wrong("is no name; use letters, digits, dots, - and _, at most 63");
    }

    static Parsed<ModelPattern> pattern(String text) {
        if (text.length() > LONGEST_PATTERN) return Parsed.wrong("must be at most " + LONGEST_PATTERN + " characters");
        return Literals.text(text).map(ModelPattern::new);
    }

    static Parsed<String> event(String text) {
        return EVENT.matcher(text).matches()
                ? Parsed.ok(text) : Parsed.wrong("is no type of message; write incident.* or sla.breach.found");
    }

    static Parsed<RequestRate> rate(String text) {
        var m = RATE.matcher(text);
        if (!m.matches()) return Parsed.wrong("is not a rate; write 30/min, 2/s, 500/h or 1000/day");
        return amount(m.group(1), MOST_REQUESTS, "request").map(n -> new RequestRate(n.intValueExact(), stretch(m.group(2))));
    }

    private static Duration stretch(String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(1);
            case "min" -> RequestRate.MINUTE;
            case "h" -> Duration.ofHours(1);
            default -> RequestRate.DAY;
        };
    }

    /** {@code 2M/day}. */
    static Parsed<Long> tokensPerDay(String text) {
        String number = text.endsWith("/day") ? text.substring(0, text.length() - "/day".length()).stripTrailing() : "";
        return AMOUNT.matcher(number).matches() ? tokens(number)
                : Parsed.wrong("is not a number of tokens a day; write 2M/day or 500k/day");
    }

    /** {@code 2M}. */
    static Parsed<Long> tokens(String text) {
        return amount(text, BigDecimal.valueOf(Long.MAX_VALUE), "token").map(BigDecimal::longValueExact);
    }

    /** {@code 1000}, {@code 1.5k}, {@code 2M}: whole, one at least. */
    private static Parsed<BigDecimal> amount(String text, BigDecimal most, String noun) {
        var m = AMOUNT.matcher(text);
        if (!m.matches()) return Parsed.wrong("is not a number of " + noun + "s; write 1000, 500k or 2M");
        var n = new BigDecimal(m.group(1)).movePointRight(switch (m.group(2)) {
            case "k" -> 3;
            case "M" -> 6;
            default -> 0;
        });
        if (n.signum() == 0) return Parsed.wrong("must allow at least one " + noun);
        if (n.stripTrailingZeros().scale() > 0) return Parsed.wrong("must be a whole number of " + noun + "s");
        return n.compareTo(most) > 0 ? Parsed.wrong("must be at most " + most + " " + noun + "s") : Parsed.ok(n);
    }

    /** Of the limits: {@code 60%}, in millionths. */
    static Parsed<Integer> share(String text) {
        return Literals.percent(text).then(millionths ->
                millionths == 0 ? Parsed.wrong("must be more than nothing") : Parsed.ok(millionths));
    }

    /** {@code 1 USD/day}. */
    static Parsed<BigDecimal> dollarsPerDay(String text) {
        if (!text.endsWith("/day")) return Parsed.wrong("is not a daily cost; write 1 USD/day");
        return money(text.substring(0, text.length() - "/day".length()), "1 USD/day").then(m ->
                m.currency().getCurrencyCode().equals("USD") ? Parsed.ok(m.amount())
                        : Parsed.wrong("must be in USD, as the prices are"));
    }

    /** {@code 2500 USD/month}. */
    static Parsed<Money> monthlyFee(String text) {
        if (!text.endsWith("/month")) return Parsed.wrong("is not a monthly fee; write 2500 USD/month");
        return money(text.substring(0, text.length() - "/month".length()), "2500 USD/month");
    }

    /** {@code 7500 USD/quarter}. */
    static Parsed<Money> quarterlyFee(String text) {
        return money(text.substring(0, text.length() - "/quarter".length()), "7500 USD/quarter");
    }

    /** {@code 1 USD}. */
    static Parsed<Money> amount(String text) {
        return money(text, "1 USD");
    }

    private static Parsed<Money> money(String text, String example) {
        var m = MONEY.matcher(text);
        if (!m.matches()) return Parsed.wrong("is not an amount with a currency; write " + example);
        return Currency.getAvailableCurrencies().stream()
                .filter(c -> c.getCurrencyCode().equals(m.group(2))).findFirst()
                .map(c -> Parsed.ok(new Money(new BigDecimal(m.group(1)), c)))
                .orElseGet(() -> Parsed.wrong("has no currency that ISO 4217 knows; write " + example));
    }

    /** {@code 10%}, no parts of a percent. */
    static Parsed<Integer> wholePercent(String text) {
        return Literals.percent(text).then(millionths -> millionths % 10_000 == 0
                ? Parsed.ok(millionths / 10_000) : Parsed.wrong("must be a whole percentage, such as 10%"));
    }

    static Parsed<Percentile> percentile(String text) {
        var m = PERCENTILE.matcher(text);
        if (!m.matches()) return Parsed.wrong("is not a percentile; write p50, p99 or p99.9");
        int perMillion = new BigDecimal(m.group(1)).movePointRight(4).intValueExact();
        return perMillion == 0 ? Parsed.wrong("must be above p0") : Parsed.ok(new Percentile(perMillion));
    }

    /** {@code 10s}, as it would be written. */
    static String text(Duration d) {
        for (var unit : List.of(new Unit(Duration.ofDays(1), "d"), new Unit(Duration.ofHours(1), "h"),
                new Unit(Duration.ofMinutes(1), "m"), new Unit(Duration.ofSeconds(1), "s"))) {
            if (d.equals(unit.length().multipliedBy(d.dividedBy(unit.length()))) && !d.isZero()
                    && !(unit.letter().equals("m") && d.toSeconds() < 120)) {
                return d.dividedBy(unit.length()) + unit.letter();
            }
        }
        return d.toMillis() + "ms";
    }

    private record Unit(Duration length, String letter) {}
}
