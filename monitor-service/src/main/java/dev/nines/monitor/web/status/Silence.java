package dev.nines.monitor.web.status;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.web.page.Words;
import dev.nines.monitor.web.read.LastSeen;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;

/** What the newest observation, and its age, say of a series in which no incident is open. */
final class Silence {
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final int SLOTS = 3;

    private final Settings settings;

    Silence(Settings settings) {
        this.settings = settings;
    }

    State judge(Series series, LastSeen newest, Instant now) {
        return switch (newest) {
            case LastSeen.Nothing _ -> new State.Unknown("not asked yet");
            case LastSeen.At at when at.slot().plus(longest(series)).isBefore(now) ->
                new State.Unknown("silent for " + Words.duration(Duration.between(at.slot(), now)));
            case LastSeen.At at -> said(at.observationClass());
        };
    }

    /** A refusal of our key or our request says nothing of whether the model works, and is no sign that it does. */
    private static State said(ObservationClass newest) {
        return switch (newest) {
            case MODEL_NOT_FOUND, QUOTA, AUTH, BAD_REQUEST -> new State.Unknown("answers " + newest);
            case OK, SERVER_ERROR, TIMEOUT, TRUNCATED, MALFORMED, EMPTY, CONNECT, RATE_LIMITED, LOCAL -> new State.Up();
        };
    }

    /** Of a series that is asked once an hour, one minute of silence says nothing. */
    private Duration longest(Series series) {
        return settings.probes().stream()
                .filter(p -> p.name().equals(series.target().probe()))
                .map(p -> p.every().multipliedBy(SLOTS))
                .filter(d -> d.compareTo(LEAST) > 0)
                .findFirst()
                .orElse(LEAST);
    }
}
