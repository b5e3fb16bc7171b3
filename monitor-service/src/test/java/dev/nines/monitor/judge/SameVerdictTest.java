package dev.nines.monitor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.evaluate.AllRows;
import dev.nines.monitor.evaluate.PeriodReview;
import dev.nines.monitor.evaluate.PlannedSlots;
import dev.nines.monitor.evaluate.Schedule;
import dev.nines.monitor.judge.line.Mappings;
import dev.nines.monitor.judge.read.Format;
import dev.nines.monitor.judge.read.LogFiles;
import dev.nines.monitor.judge.read.LogSource;
import dev.nines.monitor.judge.read.Reading;
import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import dev.nines.probe.json.ObservationJson;
import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.Span;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Fault;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Term;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import dev.nines.sla.statement.Precision;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statement.Written;
import dev.nines.sla.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the service would have found of its runs, a log of the same runs gives: to the last number of the evidence. */
class SameVerdictTest {
    private static final Period OCTOBER = new Period(YearMonth.of(2026, 10), ZoneId.of("Europe/Zurich"));
    private static final Written WRITTEN = new Written(Instant.parse("2026-12-01T00:00:00Z"), "test");
    private static final Series SERIES = new Series(new Target("gw", "chat", "Pro/m"), "pro", "here");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_log_is_judged_as_the_service_judges_its_runs(long seed) {
        var runs = runs(new Random(seed));

        var service = service(runs);
        var log = judged(runs, new Random(seed));

        assertThat(verdicts(log)).isEqualTo(verdicts(service)).hasSize(6);
        assertThat(precisions(log)).isEqualTo(precisions(service)).filteredOn(Precision.Within.class::isInstance).hasSize(2);
        assertThat(log.credit().amount()).isEqualTo(service.credit().amount());
        assertThat(log.claim()).isEqualTo(service.claim());
        assertThat(log.incidents()).hasSameSizeAs(service.incidents());
    }

    private static Statement service(List<Observation> runs) {
        var sources = new PeriodReview.Sources((series, from, to, reader) -> runs.stream()
                .filter(o -> !o.scheduledAt().isBefore(from) && o.scheduledAt().isBefore(to)).forEach(reader),
                new NothingPlanned(), new AllRows(), _ -> Listing.NONE, (_, _) -> List.of());
        var review = new PeriodReview(sources, new IncidentTracker(new IncidentPolicy(3, 3)));
        return review.statement(contract(), List.of(SERIES), OCTOBER, WRITTEN).orElseThrow();
    }

    /** The lines are written as a logger writes them: a little out of order. */
    private static Statement judged(List<Observation> runs, Random random) {
        var shuffled = new ArrayList<>(runs);
        for (int i = 1; i < shuffled.size(); i++) if (random.nextInt(4) == 0) Collections.swap(shuffled, i - 1, i);
        var text = shuffled.stream().map(ObservationJson::write).collect(Collectors.joining("\n"));
        var piped = new LogSource.Piped(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var judge = new LogJudge(new Case(contract(), _ -> true, new Wanted.WholeOnes(), new IncidentPolicy(3, 3), WRITTEN));
        try (var files = new LogFiles(List.of(piped), new Reading(Mappings.NINES, new Format.Ndjson(), Duration.ofHours(6), WRITTEN.at(), 2))) {
            files.forEach(judge::add);
            assertThat(files.unread().count()).isZero();
        }
        return judge.statements().stream().filter(s -> s.period().equals(OCTOBER)).findFirst().orElseThrow();
    }

    private static List<Verdict> verdicts(Statement statement) {
        return statement.lines().stream().map(Statement.Line::verdict).toList();
    }

    private static List<Precision> precisions(Statement statement) {
        return statement.lines().stream().map(Statement.Line::precision).toList();
    }

    /** From the last days of September to the first of November, with outages, by no schedule. */
    private static List<Observation> runs(Random random) {
        var runs = new ArrayList<Observation>();
        var at = OCTOBER.from().minus(3, ChronoUnit.DAYS);
        int outage = 0;
        while (at.isBefore(OCTOBER.to().plus(3, ChronoUnit.DAYS))) {
            at = at.plus(random.nextInt(1, 240_000_000), ChronoUnit.MICROS);
            if (outage == 0 && random.nextInt(1_500) == 0) outage = random.nextInt(40);
            runs.add(run(at, outage > 0 ? failure(random) : random.nextInt(60) == 0 ? failure(random) : new ProbeOutcome.Answered(), random));
            outage = Math.max(0, outage - 1);
        }
        return runs;
    }

    private static ProbeOutcome failure(Random random) {
        int kind = random.nextInt(FailureKind.values().length + 3);
        if (kind == 0) return new ProbeOutcome.Local(ProbeOutcome.Cause.NO_NETWORK, "");
        if (kind < 3) return new ProbeOutcome.TimedOut(ProbeOutcome.Deadline.TOTAL, Duration.ofSeconds(20), "too late");
        return new ProbeOutcome.Failed(List.of(FailureKind.values()).get(kind - 3), "said so");
    }

    private static Observation run(Instant at, ProbeOutcome outcome, Random random) {
        long first = random.nextLong(200_000, 900_000);
        var phases = outcome instanceof ProbeOutcome.Answered
                ? Phases.NONE.with(Phase.TTFT, first).with(Phase.TOTAL, first + random.nextLong(100_000, 2_500_000)) : Phases.NONE;
        var tokens = random.nextInt(20) == 0 ? Tokens.NONE
                : Tokens.NONE.with(TokenKind.PROMPT, 24).with(TokenKind.COMPLETION, random.nextInt(1, 200));
        var reply = new Reply(200, Map.of(Attribute.SERVICE_TIER, random.nextInt(30) == 0 ? "default" : "priority"));
        Set<Flag> flags = random.nextInt(25) > 0 ? Set.of() : Set.of(List.of(Flag.values()).get(random.nextInt(Flag.values().length)));
        return new Observation(SERIES, at, at, outcome, phases, tokens, reply, flags, Cost.UNKNOWN, "v1", false);
    }

    private static Contract contract() {
        var objective = new Objective(990_000);
        var suppressed = new Measure.RequestRatio(new Measure.Repeats.Suppressed(FIVE_MINUTES), new Measure.SlowSuccess.BadAbove(Duration.ofSeconds(3)));
        var errors = new Measure.MeanErrorRate(FIVE_MINUTES, Measure.EmptyInterval.WITHOUT_ERROR, Measure.Denominator.WHOLE_PERIOD);
        var minutes = new Measure.DowntimeMinutes(new Measure.DownMinute(new Ratio(1, 20), 1),
                new Measure.Run(3, Measure.RunScope.ACROSS_PERIODS, Measure.Gap.BRIDGED, Measure.Gap.ENDS_RUN),
                new Measure.Total(Measure.ExcludedTime.KEPT, Measure.Denominator.ACTIVE_PART));
        var speed = new Measure.IntervalAttainment(Measure.Speed.AFTER_FIRST_TOKEN,
                new Statistic.Quantile(Percentile.P50, Statistic.Definition.NEAREST_RANK),
                new Measure.Target(Measure.Comparison.ABOVE, Fraction.of(40)),
                new ReplyFilter(Set.of(Delivery.STREAMED), 5, 200_000, new ReplyFilter.Tier.Only("priority")), FIVE_MINUTES, 2);
        var rules = List.<Rule>of(new Rule.Uptime("ratio", objective, suppressed), new Rule.Uptime("rate", objective, errors),
                new Rule.Uptime("minutes", objective, minutes), new Rule.Intervals("speed", objective, speed),
                new Rule.Latency("first", Percentile.P99, Rule.Of.FIRST_TOKEN, Duration.ofMillis(890), Rule.Failures.OVER, 100),
                new Rule.Latency("total", Percentile.P99, Rule.Of.TOTAL, Duration.ofSeconds(3), Rule.Failures.EXCLUDED, 100));
        var credit = new CreditTerms(List.of(new CreditTerms.Tier(objective, CreditTerms.Edge.BELOW, 10)), 5, 50, usd("0"), RoundingMode.HALF_EVEN);
        var counting = new Counting(new CountingPolicy(Set.of(Fault.PROVIDER, Fault.MODEL_GONE, Fault.CAPACITY)), 900_000);
        return new Contract("pro", "Pro", Term.monthly(OCTOBER.zone(), Instant.parse("2026-01-01T00:00:00Z")), rules, counting, usd("2500"),
                credit, new ClaimTerm.AfterPeriodEnd(Duration.ofDays(30)), "a test");
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("USD"));
    }

    private static final class NothingPlanned implements PlannedSlots {
        @Override
        public long count(Series series, Instant from, Instant to) {
            return 0;
        }

        @Override
        public Schedule schedule(Series series, Span time) {
            return new Schedule(time, List.of());
        }

        @Override
        public Duration pace(Series series, Instant from, Instant to) {
            return Duration.ofMinutes(1);
        }
    }
}
