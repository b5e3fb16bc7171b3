package dev.nines.monitor.web.api;

import dev.nines.db.state.Deliveries.State;
import dev.nines.db.state.Deliveries.Wanted;
import dev.nines.monitor.web.api.Views.DeliveryView;
import dev.nines.monitor.web.api.Views.IncidentFileView;
import dev.nines.monitor.web.api.Views.IncidentView;
import dev.nines.monitor.web.error.BadQuery;
import dev.nines.monitor.web.error.NotThere;
import dev.nines.monitor.web.read.IncidentEvidence;
import dev.nines.monitor.web.read.Incidents;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What went wrong, and who was told. */
@Controller("/api/v1")
@Tag(name = "incidents")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class IncidentsController {
    private static final Duration A_MONTH = Duration.ofDays(31);
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Incidents incidents;
    private final IncidentEvidence evidence;
    private final InstantSource clock;

    IncidentsController(Incidents incidents, IncidentEvidence evidence, InstantSource clock) {
        this.incidents = incidents;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * @param from start of the window, inclusive; 31 days before {@code to} unless given
     * @param to end of the window, exclusive; now unless given
     */
    @Get("/incidents")
    @Operation(operationId = "incidents", summary = "Incidents that overlap [from, to), newest first")
    List<IncidentView> incidents(@Nullable @QueryValue String from, @Nullable @QueryValue String to) {
        var window = Query.window(from, to, clock.instant(), A_MONTH);
        return incidents.during(window).stream().map(IncidentTranslation::incident).toList();
    }

    @Get("/incidents/{id}")
    @Operation(operationId = "incident", summary = "One incident: what happened in order, its members, the runs it rests on, and who was told")
    IncidentFileView incident(@PathVariable String id) {
        var file = incidents.file(id).orElseThrow(() -> new NotThere("There is no incident " + id + "."));
        return IncidentTranslation.file(file, evidence.of(file, clock.instant()));
    }

    /**
     * @param state {@code pending}, {@code delivered} or {@code given_up}; all unless given
     * @param incident id of an incident of which they tell; whatever they tell of unless given
     * @param before id of a message, as the last of the page before: only older ones
     * @param limit how many at most, up to 1000; 100 unless given
     */
    @Get("/deliveries")
    @Operation(operationId = "deliveries", summary = "Messages and every attempt to deliver them, newest first")
    List<DeliveryView> deliveries(@Nullable @QueryValue String state, @Nullable @QueryValue String incident,
            @Nullable @QueryValue String before, @Nullable @QueryValue Integer limit) {
        var wanted = new Wanted(states(state), incident == null ? "" : incident, before == null ? "" : before, Query.limit(limit, USUAL, MOST));
        return incidents.deliveries(wanted).stream().map(IncidentTranslation::delivery).toList();
    }

    private static Set<State> states(@Nullable String state) {
        if (state == null) return EnumSet.allOf(State.class);
        return Arrays.stream(State.values()).filter(s -> word(s).equals(state)).findFirst().map(Set::of).orElseThrow(() -> new BadQuery(
                "state must be one of " + Arrays.stream(State.values()).map(IncidentsController::word).collect(Collectors.joining(", ")) + ": \"" + state + "\""));
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
