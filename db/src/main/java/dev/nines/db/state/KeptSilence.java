package dev.nines.db.state;

import dev.nines.sla.silence.Silence.Kind;
import dev.nines.sla.silence.Silence.Origin;
import java.time.Instant;
import java.util.List;

/**
 * A silence as it stands in its row.
 *
 * @param matchers as {@code Matcher.text} writes them
 * @param schedule JSON, which is not read here
 * @param overAt from when on it covers nothing any more, though nobody ended it
 */
public record KeptSilence(String id, Kind kind, List<String> matchers, String schedule, Instant overAt, Origin origin) {
    public KeptSilence {
        matchers = List.copyOf(matchers);
    }
}
