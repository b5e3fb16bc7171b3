package dev.nines.monitor.web.api;

import dev.nines.monitor.web.error.BadQuery;
import dev.nines.monitor.web.read.Window;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Parameters of a request, read strictly. */
public final class Query {
    private Query() {}

    /** {@code [from, to)}; without {@code to} up to now, without {@code from} so long before its end. */
    static Window window(@Nullable String from, @Nullable String to, Instant now, Duration usual) {
        var end = to == null ? now : instant("to", to);
        var start = from == null ? end.minus(usual) : instant("from", from);
        if (end.isBefore(start)) throw new BadQuery("from must not be after to: " + start + " " + end);
        return new Window(start, end);
    }

    public static int limit(@Nullable Integer limit, int usual, int most) {
        if (limit == null) return usual;
        if (limit < 1 || limit > most) throw new BadQuery("limit must be in 1.." + most + ": " + limit);
        return limit;
    }

    /** Where the next page goes on: a place in the order of series, then slots. */
    public record Cursor(String series, Instant after) {
        public String text() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString((after + " " + series).getBytes(StandardCharsets.UTF_8));
        }

        public static Cursor read(String text) {
            try {
                var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                int space = plain.indexOf(' ');
                if (space < 0) throw new BadQuery("cursor is not one of ours: \"" + text + "\"");
                return new Cursor(plain.substring(space + 1), Instant.parse(plain.substring(0, space)));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new BadQuery("cursor is not one of ours: \"" + text + "\"");
            }
        }
    }

    private static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadQuery(name + " must be an ISO-8601 instant in UTC, like 2026-10-01T00:00:00Z: \"" + text + "\"");
        }
    }
}
