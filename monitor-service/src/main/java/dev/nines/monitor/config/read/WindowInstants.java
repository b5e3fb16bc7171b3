package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literal;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.silence.When.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * Reads the instants of a window: with an offset, or in the window's zone where that says which instant is meant.
 *
 * @param zone the window's; wrong where none is given, and a wrong one is told once, not again by everything that is written in it
 */
record WindowInstants(Parsed<ZoneId> zone) {
    static WindowInstants of(Fields window) {
        return new WindowInstants(window.find("zone").map(WindowInstants::zone)
                .orElseGet(() -> Parsed.wrong("has no offset; write 2026-06-14T01:00Z, or zone: Europe/Zurich beside it")));
    }

    Parsed<Instant> read(String text) {
        try {
            return dated(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return isLocal(text) ? zone.then(z -> Literals.instant(z).read(text)).then(WindowInstants::dated)
                    : Parsed.wrong("is not an instant; write 2026-06-14T01:00Z or, beside zone, 2026-06-14T03:00");
        }
    }

    Literal<Instant> future(Instant now) {
        return text -> read(text).then(at -> at.isAfter(now) ? Parsed.ok(at)
                : Parsed.wrong("must be in the future; now it is " + now));
    }

    /** What PostgreSQL can hold, and people can mean. */
    private static Parsed<Instant> dated(Instant at) {
        return at.isBefore(Instant.EPOCH) || !at.isBefore(Clock.FOR_EVER) ? Parsed.wrong("must be in the years from 1970 to 9998")
                : Parsed.ok(at);
    }

    private static boolean isLocal(String text) {
        try {
            return LocalDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static Parsed<ZoneId> zone(Entry entry) {
        var zone = entry.as(Literals::zone);
        return zone instanceof Parsed.Ok<ZoneId> ? zone : Parsed.reported();
    }
}
