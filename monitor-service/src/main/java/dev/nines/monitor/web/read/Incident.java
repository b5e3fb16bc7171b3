package dev.nines.monitor.web.read;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch in which a series was down.
 *
 * @param series the series' name, {@code endpoint/probe/model@vantage}
 * @param reason the class of the deciding observation
 */
public record Incident(String id, String series, Instant since, String reason, End end) {
    public sealed interface End {}

    public record Open() implements End {}

    public record ClosedAt(Instant until) implements End {}

    public boolean isOpen() {
        return end instanceof Open;
    }

    public Duration lengthUpTo(Instant asOf) {
        return switch (end) {
            case Open _ -> Duration.between(since, asOf);
            case ClosedAt c -> Duration.between(since, c.until());
        };
    }
}
