package dev.nines.sla.alert;

import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.burn.BurnAlert.Severity;
import java.time.Duration;

/** A receiver has not taken its messages for a while, or will never take one: to be told to the others. */
public record ReceiverFailing(String name, Severity severity, Duration atLeast) implements AlertRule {
    public ReceiverFailing {
        if (!atLeast.isPositive()) throw new IllegalArgumentException("at-least must be positive: " + atLeast);
    }

    @Override
    public Topic topic() {
        return Topic.MONITOR;
    }

    /**
     * @param attempts since the last one that it took
     * @param failingFor time since the first of them; zero where there is none
     * @param dead messages given up since then
     */
    public record Failing(long attempts, Duration failingFor, long dead) {}

    public Finding find(Failing failing) {
        var figures = new Figure[] {
            Figure.of("failed_attempts", failing.attempts()), Figure.of("failing_for_s", failing.failingFor().toSeconds()),
            Figure.of("given_up", failing.dead())};
        if (failing.dead() > 0) {
            return new Finding.Firing(Grounds.of(failing.dead() + " messages were given up", figures));
        }
        if (failing.attempts() == 0) return new Finding.Quiet(Grounds.of("takes what is sent", figures));
        var text = failing.attempts() + " attempts failed in " + failing.failingFor().toSeconds() + " s";
        return failing.failingFor().compareTo(atLeast) >= 0
                ? new Finding.Firing(Grounds.of(text, figures))
                : new Finding.Quiet(Grounds.of(text + ", not yet for " + Amounts.text(atLeast), figures));
    }
}
