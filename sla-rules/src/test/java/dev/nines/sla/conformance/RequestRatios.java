package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Attempts;
import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RequestRatio;
import dev.nines.sla.measure.Measure.SlowSuccess;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Judge;
import dev.nines.sla.verdict.Tally;
import dev.nines.sla.verdict.UndecidedReason;
import dev.nines.sla.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

final class RequestRatios {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private RequestRatios() {}

    static JsonNode repeats(Question question) {
        var input = question.input();
        input.prose("reading");
        var window = Duration.ofSeconds(input.number("window_seconds"));
        var attempts = new Attempts(new RequestRatio(new Repeats.Suppressed(window), new SlowSuccess.Good()));
        var tally = new Tally();
        var trace = new ArrayList<List<String>>();
        for (var event : input.objects("events")) {
            var counted = attempts.next(sample(event));
            tally.add(counted);
            trace.add(List.of(CLOCK.format(counted.slot()), event.text("result"), word(counted)));
        }
        var counts = tally.counts();
        return Answer.of("attempts", counts.counted())
                .and("failed", counts.bad())
                .and("uptime_pct", counts.attained().map(Answer::percent))
                .and("trace", trace)
                .json();
    }

    private static Sample sample(Fields event) {
        return switch (event.text("result")) {
            case "ok" -> new Sample.Good(event.instant("t"), "OK", new Measured(1));
            case "err" -> new Sample.Bad(event.instant("t"), "SERVER_ERROR", new Never());
            default -> throw new AssertionError("no such result: " + event.text("result"));
        };
    }

    private static String word(Sample counted) {
        return switch (counted) {
            case Sample.Good _, Sample.Bad _ -> "counted";
            case Sample.Excluded _, Sample.Missing _ -> "suppressed";
        };
    }

    static JsonNode coverage(Question question) {
        var input = question.input();
        var objective = Terms.percent(input.text("target"));
        long expected = input.number("expected");
        var tally = tally(expected - input.number("missing") - input.number("failures"), input.number("failures"));
        var verdict = judge(objective, tally, expected, Terms.share(input.text("coverage_floor")).perMillion());
        var counts = verdict.evidence().counts();
        var coverage = verdict.evidence().coverage();
        var best = counts.bestCase().orElseThrow();
        var worst = counts.worstCase().orElseThrow();
        return Answer.of("coverage_pct",
                        Answer.percent(new Ratio(coverage.observed(), coverage.expected()).fraction(), 4))
                .and("uptime_measured_pct", counts.attained().map(Answer::percent))
                .and("uptime_if_missing_good_pct", Answer.percent(best))
                .and("uptime_if_missing_bad_pct", Answer.percent(worst))
                .and("verdict", word(verdict))
                .and("verdict_if_floor_0_90", word(judge(objective, tally, expected, 900_000)))
                .and("bounds_straddle_target", objective.isMetBy(best) && !objective.isMetBy(worst))
                .json();
    }

    private static Tally tally(long good, long bad) {
        var tally = new Tally();
        for (long i = 0; i < good; i++) tally.add(new Sample.Good(Instant.EPOCH, "OK", new Measured(1)));
        for (long i = 0; i < bad; i++) tally.add(new Sample.Bad(Instant.EPOCH, "SERVER_ERROR", new Never()));
        return tally;
    }

    private static Verdict judge(Objective objective, Tally tally, long expected, int floorPerMillion) {
        var period = new Period(YearMonth.of(2026, 6), ZoneOffset.UTC);
        var basis = new Basis(period, expected, floorPerMillion, period.to());
        return Judge.judge(new Rule.Uptime("uptime", objective), tally, basis);
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met met -> met.word();
            case Verdict.Breached breached -> breached.word();
            case Verdict.Undecided(UndecidedReason reason, _) -> switch (reason) {
                case LOW_COVERAGE -> "INSUFFICIENT_COVERAGE";
                case NO_DATA -> "NO_DATA";
                case PERIOD_OPEN -> "PROVISIONAL";
                case TOO_FEW_SAMPLES -> "TOO_FEW_SAMPLES";
            };
        };
    }
}
