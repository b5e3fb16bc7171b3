package dev.nines.monitor.web.read;

import dev.nines.monitor.evaluate.Everywhere;
import dev.nines.probe.Series;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Duration;
import java.time.Instant;

/**
 * A stretch in which somebody was down, or slow, or in which we could not ask.
 *
 * @param series whose, by its kind: {@code endpoint/probe/model@vantage}, {@code endpoint/tier@vantage}, {@code endpoint@vantage} or a vantage;
 *     {@code @*} where several vantages decided together
 * @param decidedAt when it was known
 * @param reason the class of the deciding observation
 * @param partOf the incident of its tier or endpoint; empty where it stands alone
 */
public record Incident(
        String id, Kind kind, String series, Instant since, Instant decidedAt, String reason, String partOf, End end) {
    public sealed interface End {}

    public record Open() implements End {}

    /** @param decidedAt when that was known */
    public record ClosedAt(Instant until, Instant decidedAt) implements End {}

    /** Of one target that is down. */
    public Incident(String id, String series, Instant since, String reason, End end) {
        this(id, Kind.TARGET, series, since, since, reason, "", end);
    }

    public boolean isOpen() {
        return end instanceof Open;
    }

    /** Of this series as one vantage sees it, or of its target as several do. */
    public boolean isOf(Series seen) {
        return series.equals(seen.name()) || series.equals(Everywhere.of(seen).name());
    }

    /** Of many targets at once. */
    public boolean isWhole() {
        return kind == Kind.ENDPOINT || kind == Kind.TIER;
    }

    /** Whether it lasted longer than the one that it is part of. */
    public boolean outlasts(Incident whole) {
        if (!(whole.end() instanceof ClosedAt(_, var closed))) return false;
        return switch (end) {
            case Open _ -> true;
            case ClosedAt c -> c.decidedAt().isAfter(closed);
        };
    }

    public Duration lengthUpTo(Instant asOf) {
        return switch (end) {
            case Open _ -> Duration.between(since, asOf);
            case ClosedAt c -> Duration.between(since, c.until());
        };
    }

    /** How long nobody knew. */
    public Duration unknownFor() {
        return Duration.between(since, decidedAt);
    }

    /** {@code Tier pro of gateway}. */
    public String subject() {
        var shown = Everywhere.shown(series);
        int slash = shown.indexOf('/');
        return switch (kind) {
            case TARGET, DEGRADED -> shown;
            case TIER -> slash < 0 ? "Tier " + shown : "Tier " + shown.substring(slash + 1) + " of " + shown.substring(0, slash);
            case ENDPOINT -> "Endpoint " + shown;
            case MONITOR -> "Vantage " + shown;
        };
    }

    /** What happens to it while it lasts; the same word for what happened. */
    public String trouble() {
        return switch (kind) {
            case TARGET -> "down";
            case DEGRADED -> "slow";
            case TIER, ENDPOINT -> "down as a whole";
            case MONITOR -> "unable to ask, by our own fault";
        };
    }
}
