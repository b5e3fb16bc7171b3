package dev.nines.monitor.schedule;

import dev.nines.monitor.config.EndpointSettings.Limits;
import dev.nines.monitor.config.RequestRate;
import dev.nines.monitor.schedule.PhaseSpread.Wanted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is wanted, over what one limit allows.
 *
 * @param factor above one where it is too much
 * @param limit as people read it: {@code 30 requests a minute}
 */
record Demand(BigDecimal factor, String limit) {
    /** Kept free, so that the timer's jitter cannot push a request into the minute before. */
    private static final BigDecimal HEADROOM = new BigDecimal("1.01");

    /** Down, so that a load of exactly one stays one; what that loses is far inside the headroom. */
    private static final MathContext DOWN = new MathContext(16, RoundingMode.DOWN);

    /** The limit that is exceeded most, or is nearest to it. */
    static Demand tightest(Collection<Wanted> wanted, Limits limits) {
        long intervals = wanted.stream().map(Wanted::every).distinct().count();
        var requests = limits.requests().stream()
                .map(rate -> ofRequests(wanted, rate, intervals));
        var spending = Stream.of(
                new Demand(over(perDay(wanted, w -> BigDecimal.valueOf(w.load().most().tokens())), limits.tokensPerDay()),
                        limits.tokensPerDay() + " tokens a day, where a run may use " + mostTokens(wanted)),
                ofDollars(wanted, limits.dollarsPerDay()));
        return Stream.concat(requests, spending).max(Comparator.comparing(Demand::factor)).orElseThrow();
    }

    /**
     * Slots of one interval are evenly apart, so a stretch of time holds at most one more than its share of them; hence each further
     * interval leaves one request free.
     */
    private static Demand ofRequests(Collection<Wanted> wanted, RequestRate rate, long intervals) {
        long planned = Math.max(1, rate.requests() - RequestBudget.keptFree(rate) - (intervals - 1));
        return new Demand(over(per(rate.per(), wanted, _ -> BigDecimal.ONE), planned), rate.text());
    }

    /** Where nothing may be spent there is nothing to spread: what costs is refused, what is free is not. */
    private static Demand ofDollars(Collection<Wanted> wanted, BigDecimal dollarsPerDay) {
        if (dollarsPerDay.signum() == 0) return new Demand(BigDecimal.ZERO, "0 USD a day");
        var factor = perDay(wanted, w -> w.load().most().dollars()).multiply(HEADROOM).divide(dollarsPerDay, DOWN);
        return new Demand(factor, dollarsPerDay.stripTrailingZeros().toPlainString() + " USD a day");
    }

    private static BigDecimal perDay(Collection<Wanted> wanted, Function<Wanted, BigDecimal> each) {
        return per(RequestRate.DAY, wanted, each);
    }

    private static BigDecimal per(Duration stretch, Collection<Wanted> wanted, Function<Wanted, BigDecimal> each) {
        var nanos = BigDecimal.valueOf(stretch.toNanos());
        return wanted.stream()
                .map(w -> nanos.multiply(each.apply(w)).divide(BigDecimal.valueOf(w.every().toNanos()), DOWN))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal over(BigDecimal demand, long limit) {
        return demand.multiply(HEADROOM).divide(BigDecimal.valueOf(limit), DOWN);
    }

    private static long mostTokens(Collection<Wanted> wanted) {
        return wanted.stream().mapToLong(w -> w.load().most().tokens()).max().orElse(0);
    }
}
