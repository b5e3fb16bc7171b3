package dev.nines.sla.account;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.reply.Reply;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.List;

/** A run that is one letter: {@code .} answered, {@code x} failed, {@code e} excluded, {@code m} missing, {@code s} slow. */
public record Scripted(Instant slot, char letter) implements Run {
    public static final long FAST_US = 1_000_000;
    public static final long SLOW_US = 4_000_000;
    private static final long OUTPUT_TOKENS = 100;

    @Override
    public Sample uptime() {
        return switch (letter) {
            case '.' -> new Sample.Good(slot, "OK", new Measured(FAST_US));
            case 's' -> new Sample.Good(slot, "OK", new Measured(SLOW_US));
            case 'x' -> new Sample.Bad(slot, "SERVER_ERROR", new Never());
            case 'e' -> new Sample.Excluded(slot, "RATE_LIMITED");
            case 'm' -> new Sample.Missing(slot, "BUDGET");
            default -> throw new IllegalArgumentException("no such letter: " + letter);
        };
    }

    @Override
    public Sample latency(Rule.Of of) {
        return uptime();
    }

    @Override
    public List<Reply> replies(Speed speed) {
        if (letter != '.' && letter != 's') return List.of();
        var tokensPerSecond = new Fraction(OUTPUT_TOKENS * 1_000_000, letter == 's' ? SLOW_US : FAST_US);
        return List.of(new Reply.Answered(Delivery.STREAMED, 10, OUTPUT_TOKENS, "default", tokensPerSecond));
    }
}
