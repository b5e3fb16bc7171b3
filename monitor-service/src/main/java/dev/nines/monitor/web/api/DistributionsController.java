package dev.nines.monitor.web.api;

import dev.nines.monitor.web.api.Views.DistributionView;
import dev.nines.monitor.web.error.BadQuery;
import dev.nines.monitor.web.error.NotThere;
import dev.nines.monitor.web.read.KnownSeries;
import dev.nines.monitor.web.read.Window;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.distribution.Distribution;
import dev.nines.sla.distribution.Distributions;
import dev.nines.sla.distribution.Distributions.Question;
import dev.nines.sla.distribution.Metric;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How long the runs of a target took, all of its vantages together. */
@Controller("/api/v1")
@Tag(name = "distributions")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class DistributionsController {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Map<String, Metric> BY_FIELD =
            Arrays.stream(Metric.values()).collect(Collectors.toMap(DistributionsController::field, Function.identity()));

    private final KnownSeries known;
    private final Distributions distributions;
    private final InstantSource clock;

    DistributionsController(KnownSeries known, Distributions distributions, InstantSource clock) {
        this.known = known;
        this.distributions = distributions;
        this.clock = clock;
    }

    /**
     * @param target {@code endpoint/probe/model}
     * @param metric {@code connect_us}, {@code ttft_us}, {@code total_us} or {@code tpot_us}; {@code total_us} unless given
     * @param from start of the window, inclusive; a day before {@code to} unless given
     * @param to end of the window, exclusive; now unless given
     * @param format {@code json} or {@code hgrm}; as the Accept header says unless given
     */
    @Get("/distributions")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(operationId = "distributions", summary = "The latencies of the runs of a target whose slot is in [from, to)")
    @ApiResponse(responseCode = "200", description = "Latencies in microseconds; as hgrm those of answers, in milliseconds",
            content = {@Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DistributionView.class)),
                    @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string"))})
    @ApiResponse(responseCode = "410", description = "What the window needs was dropped for its age")
    HttpResponse<?> distributions(HttpHeaders headers, @Nullable @QueryValue String target, @Nullable @QueryValue String metric,
            @Nullable @QueryValue String from, @Nullable @QueryValue String to, @Nullable @QueryValue String format) {
        if (target == null) throw new BadQuery("target must be given, as endpoint/probe/model");
        var window = Query.window(from, to, clock.instant(), A_DAY);
        var of = metric(metric == null ? field(Metric.TOTAL) : metric);
        var found = distributions.merged(series(target), new Question(of, window.from(), window.to())).getOrDefault(target, Distribution.none());
        if (isHgrm(headers, format)) return hgrm(found, target, of);
        return HttpResponse.ok(view(found, target, of, window)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private Map<SeriesId, String> series(String target) {
        var wanted = known.all().stream().filter(s -> s.target().name().equals(target)).map(Series::name)
                .collect(Collectors.toMap(SeriesId::new, _ -> target));
        if (wanted.isEmpty()) throw new NotThere("No target is named " + target + ".");
        return wanted;
    }

    private static boolean isHgrm(HttpHeaders headers, @Nullable String format) {
        if (format == null) return headers.accept().stream().findFirst().filter(MediaType.TEXT_PLAIN_TYPE::equals).isPresent();
        return switch (format) {
            case "hgrm" -> true;
            case "json" -> false;
            default -> throw new BadQuery("format must be json or hgrm: \"" + format + "\"");
        };
    }

    private static Metric metric(String field) {
        var metric = BY_FIELD.get(field);
        if (metric == null) {
            throw new BadQuery("metric must be one of " + BY_FIELD.keySet().stream().sorted().collect(Collectors.joining(", ")) + ": \"" + field + "\"");
        }
        return metric;
    }

    private static String field(Metric metric) {
        return Phase.valueOf(metric.name()).field();
    }

    private static HttpResponse<String> hgrm(Distribution found, String target, Metric of) {
        var name = (target + "-" + field(of).replace("_us", "_ms")).replaceAll("[^A-Za-z0-9._-]", "_") + ".hgrm";
        return HttpResponse.ok(Hgrm.write(found.answered())).contentType(MediaType.TEXT_PLAIN_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private static DistributionView view(Distribution found, String target, Metric of, Window window) {
        return Translation.distribution(found, new Translation.Asked(target, field(of), window));
    }
}
