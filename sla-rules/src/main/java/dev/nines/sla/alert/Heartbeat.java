package dev.nines.sla.alert;

import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.burn.BurnAlert.Severity;
import java.time.Duration;
import java.time.Instant;

/**
 * A sign of life that somebody outside misses when it does not come. It is no alert: firing means "send one now", and it is not given
 * while nothing could be noticed anyway.
 */
public record Heartbeat(String name, Severity severity, Duration every) implements AlertRule {
    public Heartbeat {
        if (!every.isPositive()) throw new IllegalArgumentException("every must be positive: " + every);
    }

    /** Whether anything would be noticed now. */
    public enum Sight { SEEING, BLIND }

    @Override
    public Topic topic() {
        return Topic.MONITOR;
    }

    /** @param last when the last one was sent; {@code Instant.MIN} before the first */
    public Finding find(Instant last, Instant now, Sight sight) {
        var figure = new Figure("every_s", Long.toString(every.toSeconds()));
        if (sight == Sight.BLIND) return new Finding.NoData(Grounds.of("blind: no sign of life while nothing would be noticed", figure));
        boolean due = last.equals(Instant.MIN) || !now.isBefore(last.plus(every));
        return due
                ? new Finding.Firing(Grounds.of("alive and seeing", figure))
                : new Finding.Quiet(Grounds.of("the last one is younger than " + Amounts.text(every), figure));
    }
}
