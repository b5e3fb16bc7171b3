package dev.nines.monitor.web.access;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.nines.db.access.AuditLog;
import dev.nines.db.access.AuditLog.Line;
import dev.nines.monitor.access.Scope;
import dev.nines.monitor.web.error.BadQuery;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who changed what. */
@Controller("/api/v1/audit")
@Tag(name = "access")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class AuditController {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Trail trail;

    AuditController(Trail trail) {
        this.trail = trail;
    }

    /** @param next for the page of older lines; {@code null} on the last */
    @Schema(name = "AuditPage")
    record PageView(List<LineView> changes, @Nullable String next) {}

    /** @param detail more of it, by name */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "AuditLine")
    record LineView(String at, String who, String what, String subject, @JsonRawValue @Schema(type = "object") String detail) {}

    /**
     * @param limit how many at most, up to 1000; 100 unless given
     * @param cursor {@code next} of the page before
     */
    @Get
    @Needs(Scope.ADMIN)
    @Operation(operationId = "audit", summary = "Who changed what the service does, newest first; needs a token of scope admin")
    PageView audit(@Nullable @QueryValue Integer limit, @Nullable @QueryValue String cursor) {
        int most = limit == null ? USUAL : limit;
        if (most < 1 || most > MOST) throw new BadQuery("limit must be in 1.." + MOST + ": " + most);
        var found = trail.before(cursor == null ? AuditLog.END : sequence(cursor), most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        return new PageView(shown.stream().map(AuditController::view).toList(),
                found.size() > most ? String.valueOf(shown.getLast().sequence()) : null);
    }

    private static long sequence(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) throw new BadQuery("cursor is not one of ours: \"" + cursor + "\"");
        return Long.parseLong(cursor);
    }

    private static LineView view(Line line) {
        return new LineView(line.at().toString(), line.who(), line.what(), line.subject(), line.detail());
    }
}
