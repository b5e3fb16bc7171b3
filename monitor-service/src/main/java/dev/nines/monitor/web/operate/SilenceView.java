package dev.nines.monitor.web.operate;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.nines.monitor.silence.WhenJson;
import dev.nines.sla.Span;
import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Silence;
import dev.nines.sla.silence.Silence.Ending;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A silence, or a window of announced work.
 *
 * @param kind {@code silence} or {@code maintenance}
 * @param source {@code configuration}, where it can only be changed there, or {@code api}
 * @param state {@code active}; {@code pending}: no window of it has begun, or the next one has not; {@code over}; {@code ended}: before its time
 * @param from of the window that is under way, or of the next one; {@code null} where there is none to come
 * @param to its end
 * @param schedule when it is, in the words of the configuration
 * @param createdAt {@code null} for one of the configuration
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Silence")
record SilenceView(String id, String kind, String source, String state, List<String> match, @Nullable String from, @Nullable String to,
        @JsonRawValue @Schema(type = "object") String schedule, String author, String reason, @Nullable String createdAt,
        @Nullable String endedAt, @Nullable String endedBy) {

    static SilenceView of(Silence s, Instant now) {
        var next = s.next(now, 1);
        boolean isOurs = !s.origin().createdAt().equals(Instant.EPOCH);
        var early = s.origin().ending() instanceof Ending.Early e ? e : null;
        return new SilenceView(s.id(), s.kind().name().toLowerCase(Locale.ROOT), isOurs ? "api" : "configuration", state(s, next, now),
                s.matchers().stream().map(Matcher::text).toList(), next.isEmpty() ? null : next.getFirst().from().toString(),
                next.isEmpty() ? null : next.getFirst().to().toString(), WhenJson.write(s.when()), s.origin().author(), s.origin().reason(),
                isOurs ? s.origin().createdAt().toString() : null, early == null ? null : early.at().toString(), early == null ? null : early.by());
    }

    private static String state(Silence s, List<Span> next, Instant now) {
        if (s.origin().ending() instanceof Ending.Early early && !early.at().isAfter(now)) return "ended";
        if (next.isEmpty()) return "over";
        return next.getFirst().contains(now) ? "active" : "pending";
    }
}
