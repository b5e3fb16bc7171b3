package dev.nines.monitor.schedule;

import dev.nines.monitor.config.EndpointSettings.Limits;
import dev.nines.monitor.schedule.Load.Used;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The tokens and dollars of a UTC day. What a run may use at most is set aside before it begins and is freed when it ends, so runs that
 * overlap do not spend the same dollar twice. Not thread-safe.
 */
final class DayPurse {
    private Limits limits;
    private Used spent = Used.NOTHING;
    private Used reserved = Used.NOTHING;
    private LocalDate day = LocalDate.EPOCH;

    DayPurse(Limits limits) {
        this.limits = limits;
    }

    /** What was spent and set aside stays so. */
    void limitTo(Limits limits) {
        this.limits = limits;
    }

    /** Why the day does not allow this run; empty where it does. */
    Optional<String> refuses(Load run, Instant now) {
        turnTo(now);
        var most = run.most();
        var after = spent.plus(reserved).plus(most);
        if (after.tokens() > limits.tokensPerDay()) {
            return Optional.of("the day's tokens are spent: " + text(spent.tokens(), reserved.tokens()) + " of "
                    + limits.tokensPerDay() + ", and a run may use " + most.tokens());
        }
        if (!run.hasPrice() && limits.dollarsPerDay().signum() == 0) {
            return Optional.of("the day has no dollars, and the price is not known");
        }
        return after.dollars().compareTo(limits.dollarsPerDay()) <= 0 ? Optional.empty()
                : Optional.of("the day's dollars are spent: " + text(spent.dollars()) + " of " + text(limits.dollarsPerDay())
                        + " USD, " + text(reserved.dollars()) + " set aside, and a run may cost " + text(most.dollars()));
    }

    void reserve(Load run) {
        reserved = reserved.plus(run.most());
    }

    /** On the day on which it ended. */
    void settle(Load run, Used used, Instant now) {
        turnTo(now);
        reserved = reserved.minus(run.most());
        spent = spent.plus(used);
    }

    void alreadySpent(Used used, Instant at) {
        turnTo(at);
        if (day(at).equals(day)) spent = spent.plus(used);
    }

    Used spentToday(Instant now) {
        turnTo(now);
        return spent;
    }

    private void turnTo(Instant now) {
        if (!day(now).isAfter(day)) return;
        day = day(now);
        spent = Used.NOTHING;
    }

    private static LocalDate day(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String text(long spent, long reserved) {
        return reserved == 0 ? Long.toString(spent) : spent + " and " + reserved + " set aside";
    }

    private static String text(BigDecimal dollars) {
        return dollars.stripTrailingZeros().toPlainString();
    }
}
