package dev.nines.monitor.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.evaluate.PeriodReview.Sources;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Listing;
import dev.nines.sla.contract.Fault;
import java.util.Map;
import dev.nines.probe.Listing.Stretch;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Term;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statement.Written;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeriodReviewTest {
    private static final Recounting NO_RECOUNT = (rule, judged) -> List.of();
    private static final PlannedSlots EVERY_MINUTE = new Pace(Duration.ofMinutes(1));
    private static final PlannedSlots NOTHING_PLANNED = new Pace(Duration.ofDays(1_000));
    private static final Currency USD = Currency.getInstance("USD");
    static final Period OCTOBER = new Period(YearMonth.of(2026, 10), ZoneId.of("Europe/Zurich"));
    private static final Instant AFTER = Instant.parse("2026-11-02T00:00:00Z");
    static final Series SERIES = new Series(new Target("gw", "chat", "Pro/m"), "pro", "here");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant OUTAGE = Instant.parse("2026-10-10T08:00:00Z");

    private static final KeptRows ALL_ROWS = new AllRows();

    @Test
    void an_outage_of_fifty_minutes_breaches_and_is_listed_with_its_minutes() {
        var statement = review(outageOf(50)).orElseThrow();

        assertThat(words(statement)).containsExactly("BREACHED", "MET");
        assertThat(statement.lines().getFirst().verdict().evidence().counts().bad()).isEqualTo(50);
        assertThat(statement.incidents()).singleElement().isInstanceOfSatisfying(IncidentLine.Ended.class, incident -> {
            assertThat(incident.since()).isEqualTo(OUTAGE);
            assertThat(incident.length()).isEqualTo(Duration.ofMinutes(50));
            assertThat(incident.reason()).isEqualTo("SERVER_ERROR");
        });
        assertThat(statement.credit().amount().amount()).isEqualByComparingTo("250.00");
    }

    @Test
    void a_month_without_an_outage_is_met() {
        assertThat(review(outageOf(0)).orElseThrow().quality().getFirst()).startsWith("SIMULATED: 44700 observations");
        assertThat(words(review(outageOf(0)).orElseThrow())).containsExactly("MET", "MET");
    }

    @Test
    void a_monitor_that_was_off_for_a_week_leaves_the_month_undecided() {
        ObservationHistory silent = (series, from, to, reader) -> outageOf(50).between(series, from, to, o -> {
            if (o.scheduledAt().isBefore(Instant.parse("2026-10-24T00:00:00Z"))) reader.accept(o);
        });

        assertThat(words(review(silent).orElseThrow())).containsExactly("UNDECIDED", "UNDECIDED");
    }

    @Test
    void a_period_of_which_nothing_was_planned_or_seen_has_no_statement() {
        var review = new PeriodReview(new Sources((series, from, to, reader) -> {}, NOTHING_PLANNED, ALL_ROWS, _ -> Listing.NONE, NO_RECOUNT), tracker());

        assertThat(review.statement(contract(), List.of(SERIES), OCTOBER, new Written(AFTER, "test"))).isEmpty();
    }

    @Test
    void what_came_too_late_and_what_was_dropped_before_it_was_judged_is_said() {
        var late = reviewer(outageOf(0), new Rows(7, Instant.parse("2026-10-03T00:00:00Z")))
                .statement(contract(), List.of(SERIES), OCTOBER, new Written(AFTER, "test")).orElseThrow();

        assertThat(late.quality()).contains(
                "DROPPED: runs before 2026-10-03T00:00:00Z were dropped for their age before this period was judged; their slots are missing here.",
                "QUARANTINED: 7 runs of this period arrived after the runs of their day had been dropped for their age. "
                        + "They are kept, and counted nowhere.");
        assertThat(review(outageOf(0)).orElseThrow().quality()).noneMatch(s -> s.contains("dropped"));
    }

    @Test
    void a_model_that_answers_not_found_while_it_is_listed_is_down_and_after_it_is_withdrawn_it_is_retired() {
        var listed = new Listing(List.of(new Stretch(Instant.parse("2026-01-01T00:00:00Z"), OUTAGE.plus(MINUTE.multipliedBy(99)))));
        var counts = review(notFoundFromThen(), listed).lines().getFirst().verdict().evidence().counts();
        var after = Duration.between(OUTAGE, OCTOBER.to()).toMinutes() - 100;

        assertThat(counts.badByReason()).isEqualTo(Map.of("MODEL_NOT_FOUND", 100L));
        assertThat(counts.excludedByReason()).isEqualTo(Map.of("RETIRED", after));
        assertThat(review(notFoundFromThen(), listed).incidents()).singleElement().isInstanceOfSatisfying(IncidentLine.Ended.class, incident -> {
            assertThat(incident.reason()).isEqualTo("MODEL_NOT_FOUND");
            assertThat(incident.length()).isEqualTo(Duration.ofMinutes(100));
        });
        assertThat(review(notFoundFromThen(), listed).quality()).anyMatch(s -> s.startsWith("MODEL_NOT_FOUND: " + (100 + after) + " runs"));
    }

    @Test
    void where_no_list_ever_named_the_model_its_answers_of_the_month_decide() {
        var down = review(notFoundFromThen(), Listing.NONE).lines().getFirst().verdict().evidence().counts();
        ObservationHistory never = (series, from, to, reader) -> notFoundFromThen().between(series, from, to, o -> {
            if (!o.scheduledAt().isBefore(OUTAGE)) reader.accept(o);
        });
        var silent = review(never, Listing.NONE).lines().getFirst().verdict().evidence().counts();

        assertThat(down.badByReason()).containsOnlyKeys("MODEL_NOT_FOUND");
        assertThat(down.excludedByReason()).isEmpty();
        assertThat(silent.badByReason()).isEmpty();
        assertThat(silent.excludedByReason()).containsOnlyKeys("NEVER_ANSWERED");
    }

    /** Under a contract that counts it. */
    private static Statement review(ObservationHistory history, Listing listing) {
        var c = contract();
        var counting = new Contract(c.id(), c.title(), c.term(), c.rules(),
                new Counting(new CountingPolicy(Set.of(Fault.PROVIDER, Fault.MODEL_GONE)), c.coverageFloorPerMillion()), c.fee(), c.credit(),
                c.claim(), c.source());
        return new PeriodReview(new Sources(history, EVERY_MINUTE, ALL_ROWS, _ -> listing, NO_RECOUNT), tracker())
                .statement(counting, List.of(SERIES), OCTOBER, new Written(AFTER, "test")).orElseThrow();
    }

    private static ObservationHistory notFoundFromThen() {
        return (series, from, to, reader) -> outageOf(0).between(series, from, to, o ->
                reader.accept(o.scheduledAt().isBefore(OUTAGE) ? o
                        : observation(o.scheduledAt(), new ProbeOutcome.Failed(FailureKind.MODEL_NOT_FOUND, "404"), Phases.NONE)));
    }

    private static Optional<Statement> review(ObservationHistory history) {
        return reviewer(history).statement(contract(), List.of(SERIES), OCTOBER, new Written(AFTER, "test"));
    }

    static PeriodReview reviewer(ObservationHistory history) {
        return reviewer(history, ALL_ROWS);
    }

    private static PeriodReview reviewer(ObservationHistory history, KeptRows kept) {
        return new PeriodReview(new Sources(history, EVERY_MINUTE, kept, _ -> Listing.NONE, NO_RECOUNT), tracker());
    }

    /** @param rawFrom since when rows are there */
    private record Rows(long quarantined, Instant rawFrom) implements KeptRows {
        @Override
        public long quarantined(Collection<Series> series, Instant from, Instant to) {
            assertThat(series).containsExactly(SERIES);
            return from.equals(OCTOBER.from()) && to.equals(OCTOBER.to()) ? quarantined : 0;
        }
    }

    private static List<String> words(Statement statement) {
        return statement.lines().stream().map(line -> line.verdict().word()).toList();
    }

    private static IncidentTracker tracker() {
        return new IncidentTracker(new IncidentPolicy(3, 3));
    }

    /** One observation a minute, failed for so many minutes from {@link #OUTAGE} on. */
    static ObservationHistory outageOf(int minutes) {
        return (series, from, to, reader) -> {
            for (var slot = from; slot.isBefore(to); slot = slot.plus(MINUTE)) {
                boolean down = !slot.isBefore(OUTAGE) && slot.isBefore(OUTAGE.plus(MINUTE.multipliedBy(minutes)));
                reader.accept(down ? failed(slot) : answered(slot));
            }
        };
    }

    private static Observation answered(Instant slot) {
        return observation(slot, new ProbeOutcome.Answered(),
                Phases.NONE.with(Phase.TTFT, 300_000).with(Phase.TOTAL, 900_000));
    }

    private static Observation failed(Instant slot) {
        return observation(slot, new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, "503"), Phases.NONE);
    }

    private static Observation observation(Instant slot, ProbeOutcome outcome, Phases phases) {
        return new Observation(SERIES, slot, slot, outcome, phases, Tokens.NONE, Reply.NONE, Set.of(), Cost.UNKNOWN,
                "v1", true);
    }

    private static Contract contract() {
        return contractSince(Instant.parse("2026-01-01T00:00:00Z"));
    }

    static Contract contractSince(Instant activeFrom) {
        var credit = new CreditTerms(
                List.of(new CreditTerms.Tier(new Objective(999_000), CreditTerms.Edge.BELOW, 10)),
                0, 50, usd("0"), RoundingMode.HALF_EVEN);
        var uptime = new Rule.Uptime("uptime", new Objective(999_000));
        var p99 = new Rule.Latency("p99", Percentile.P99, Rule.Of.FIRST_TOKEN, Duration.ofMillis(800),
                Rule.Failures.OVER, 100);
        return new Contract("pro", "Pro", Term.monthly(OCTOBER.zone(), activeFrom), List.of(uptime, p99),
                new Counting(CountingPolicy.PROVIDER_ONLY, 900_000), usd("2500"), credit,
                new ClaimTerm.AfterPeriodEnd(Duration.ofDays(30)), "a test");
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), USD);
    }
}
