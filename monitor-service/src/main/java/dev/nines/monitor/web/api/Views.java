package dev.nines.monitor.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The shapes of the API. {@code null} is "not known", never 0; shares are decimal texts of percent, rounded down. */
final class Views {
    private Views() {}

    /** @param state {@code up}, {@code down} or {@code unknown} */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Target")
    record TargetView(String target, String endpoint, String probe, String model, String tier, String vantage, String state,
            @Nullable String downSince, Uptime uptime, Latency firstToken, Latency total, @Nullable LastFailure lastFailure) {}

    /** Of this UTC month. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Uptime")
    record Uptime(@Nullable String attainedPercent, long good, long counted, String objectivePercent, String budgetRemaining) {}

    /** Of the last hour; of what is remembered, the last minutes. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Latency")
    record Latency(long samples, @Nullable Bound p50, @Nullable Bound p99) {}

    /** @param bound {@code measured}, {@code at_least} or {@code never_answered} */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "LatencyBound")
    record Bound(String bound, @Nullable Long us) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "LastFailure")
    record LastFailure(String slot, @JsonProperty("class") String observationClass, String detail) {}

    /** @param awaySince {@code null} while the store takes what it is given */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Live")
    record LiveView(@Nullable String awaySince, long spooled, long spanS, List<LiveSeriesView> series) {}

    /**
     * @param state what the incident rule thinks: {@code up}, {@code suspect}, {@code down} or {@code recovering}; {@code unknown} before the first
     *     run that counts
     * @param counts observations by class; absent is none
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "LiveSeries")
    record LiveSeriesView(String series, String state, @Nullable String downSince, SortedMap<String, Long> counts, Latency firstToken,
            Latency total, @Nullable LastFailure lastFailure) {}

    /**
     * @param kind {@code target} is down, {@code degraded} is slow; many of an {@code endpoint} or a {@code tier} at once; {@code monitor} is ours
     * @param series by the kind: endpoint/probe/model@vantage, endpoint, endpoint/tier, or a vantage
     * @param since the first failure
     * @param decidedAt when it was known
     * @param partOf the incident of its endpoint or tier
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Incident")
    record IncidentView(String id, String kind, String series, String since, String decidedAt, @Nullable String until, String reason,
            @Nullable String partOf) {}

    /**
     * @param decidedAfterS from the first failure to the decision
     * @param firstToldAfterS from the decision until a receiver first took a message; {@code null} while none has
     * @param members that ever were part of it, newest first
     * @param timeline what happened and who was told, in order
     * @param evidence {@code runs} that it rests on, as long as they are kept: observations, as everywhere
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "IncidentFile")
    record IncidentFileView(IncidentView incident, BigDecimal decidedAfterS, @Nullable BigDecimal firstToldAfterS, List<IncidentView> members,
            List<HappenedView> timeline, @JsonRawValue @Schema(type = "object") String evidence, List<DeliveryView> deliveries) {}

    /**
     * @param what {@code failed_first}, {@code opened}, {@code joined}, {@code left}, {@code worked_first}, {@code closed}, {@code released},
     *     {@code told} or {@code remarked}
     * @param subject the target, endpoint or receiver that it happened to; the author of a remark
     * @param series,slot of the run that shows it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Happened")
    record HappenedView(String at, String what, String subject, String text, @Nullable String series, @Nullable String slot) {}

    /**
     * @param title what it says, in a line
     * @param incidents those that it tells of
     * @param state {@code pending}, {@code delivered} or {@code given_up}
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Delivery")
    record DeliveryView(String id, String receiver, String type, String title, String occurredAt, List<String> incidents, String state,
            List<AttemptView> attempts) {}

    /**
     * @param answer the HTTP status, or what went wrong
     * @param excerpt the start of what was answered
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Attempt")
    record AttemptView(String at, long tookMs, String answer, String excerpt) {}

    /** @param evidence the numbers of the verdict, as a line of the statement has them */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Verdict")
    record VerdictView(String contract, String rule, String series, String period, String decidedAt, String verdict,
            @JsonRawValue @Schema(type = "object") String evidence) {}

    /**
     * A rule in the period that runs. Shares in percent, rounded down.
     *
     * @param bestEndPercent if all to come is good
     * @param worstEndPercent if all to come is bad
     * @param outlook {@code breach_certain}, {@code met_certain} or {@code open}; none of them is a verdict
     * @param budgetRemaining in units, of the whole period's budget; negative where overspent
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Standing")
    record StandingView(String contract, String rule, String series, String period, String asOf, String unit, long counted,
            BigDecimal bad, long whole, String objectivePercent, @Nullable String soFarPercent, String bestEndPercent, String worstEndPercent, String outlook,
            String budgetRemaining) {}

    /** @param credit its terms in words */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Contract")
    record ContractView(String id, String title, String source, String zone, String activeFrom, String fee, List<String> promises,
            List<String> credit) {}

    /** @param href without its ending: {@code .html}, {@code .json}, {@code .csv} */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Statement")
    record StatementView(String contract, String period, int revision, String writtenAt, String verdict, String credit, boolean simulated,
            String href) {}

    /**
     * Latencies in microseconds.
     *
     * @param exact from observations alone; else a latency is known to 0.05 %
     * @param failed runs that were never answered, timeouts apart
     * @param buckets of answers
     * @param timeouts by the limit that cut them off
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Distribution")
    record DistributionView(String target, String metric, String from, String to, boolean exact, long runs, long answered, long timedOut,
            long failed, @Nullable Long minUs, @Nullable Long maxUs, List<QuantileView> quantiles, List<BucketView> buckets,
            List<BucketView> timeouts) {}

    /** @param bound {@code measured}, {@code at_least}, {@code never_answered} or {@code too_few_runs} */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Quantile")
    record QuantileView(String percentile, String bound, @Nullable Long us) {}

    /** @param fromUs,toUs both inside */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Bucket")
    record BucketView(long fromUs, long toUs, long count) {}
}
