package dev.nines.monitor.web.seal;

import dev.nines.monitor.seal.PublicKey;
import dev.nines.monitor.seal.SealRegister;
import dev.nines.monitor.web.access.Unguarded;
import dev.nines.monitor.web.error.BadQuery;
import dev.nines.monitor.web.read.KnownSeries;
import dev.nines.sla.seal.SignedRoot;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a reader needs to check a seal, and an operator to publish roots where he cannot take them back. */
@Controller
@Tag(name = "seals")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class SealController {
    private static final int MOST_DAYS = 400;
    private static final int USUAL_DAYS = 31;

    private final SealRegister register;
    private final KnownSeries known;
    private final InstantSource clock;

    SealController(SealRegister register, KnownSeries known, InstantSource clock) {
        this.register = register;
        this.known = known;
        this.clock = clock;
    }

    @Get("/.well-known/nines-key.pem")
    @Produces("application/x-pem-file")
    @Unguarded("a public key says nothing of what is watched, and whoever got a statement has no token")
    @Operation(operationId = "sealKeys", summary = "The public keys by which statements of this service are sealed, for nines verify --key")
    @ApiResponse(responseCode = "200", description = "One PEM block for each process that ever sealed here, this one first")
    String keys() {
        return register.published().values().stream().map(PublicKey::pem).collect(Collectors.joining());
    }

    /**
     * @param from the first UTC day, like 2026-10-01; 31 days before {@code to} unless given
     * @param to the first UTC day that is not among them; today unless given
     */
    @Get("/api/v1/seals/roots.csv")
    @Produces("text/csv")
    @Operation(operationId = "sealedRoots", summary = "The newest signed root of each series and UTC day of [from, to), as roots.csv of a statement")
    @ApiResponse(responseCode = "200", description = "RFC 4180: series, day, revision, rows, root, key, signature")
    @ApiResponse(responseCode = "400", description = "No such days, or more than 400")
    String roots(@Nullable @QueryValue String from, @Nullable @QueryValue String to) {
        var end = to == null ? clock.instant().atOffset(ZoneOffset.UTC).toLocalDate() : day("to", to);
        var start = from == null ? end.minusDays(USUAL_DAYS) : day("from", from);
        if (end.isBefore(start)) throw new BadQuery("from must not be after to: " + start + " " + end);
        if (start.plusDays(MOST_DAYS).isBefore(end)) throw new BadQuery("at most " + MOST_DAYS + " days at once: " + start + " " + end);
        return SignedRoot.csv(register.sealed(known.all(), start, end));
    }

    private static LocalDate day(String name, String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() > 0 && day.getYear() < 10_000) return day;
        } catch (DateTimeException e) {
            // said below
        }
        throw new BadQuery(name + " must be a day like 2026-10-01: \"" + text + "\"");
    }
}
