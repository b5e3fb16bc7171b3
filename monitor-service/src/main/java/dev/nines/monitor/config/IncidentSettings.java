package dev.nines.monitor.config;

import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.vantage.Vantages;
import java.time.Duration;

/** When an incident opens and closes; by default after three bad runs in a row, and after three good ones, as one vantage sees it. */
public record IncidentSettings(IncidentPolicy policy, Viewers viewers) {
    /** How long a vantage's last word counts; for slow probes as long as three of their runs take. */
    public static final Duration FRESH = Duration.ofMinutes(3);
    public static final IncidentSettings USUAL = new IncidentSettings(new IncidentPolicy(3, 3));

    public IncidentSettings(IncidentPolicy policy) {
        this(policy, new Viewers.Each());
    }

    /** Who decides. */
    public sealed interface Viewers {
        /** Each vantage by itself. */
        record Each() implements Viewers {}

        /** A target is down when so many of these say so. */
        record Together(Vantages vantages, Duration freshFor) implements Viewers {}
    }

    /** Whether this vantage is one of several that decide together. */
    public boolean isOneOfSeveral(String vantage) {
        return switch (viewers) {
            case Viewers.Each _ -> false;
            case Viewers.Together(var vantages, _) -> vantages.names().contains(vantage);
        };
    }
}
