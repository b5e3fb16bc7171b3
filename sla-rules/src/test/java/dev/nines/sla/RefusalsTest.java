package dev.nines.sla;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.sample.Coverage;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.store.Message;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Budget;
import dev.nines.sla.verdict.LatencyTally;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be true cannot be built, and says what would be. */
class RefusalsTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Period OCTOBER = new Period(YearMonth.of(2026, 10), ZoneOffset.UTC);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String message, ThrowingCallable build) {
        assertThatThrownBy(build).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refusal("whole must be positive: 0", () -> new Ratio(0, 0)),
                refusal("part must be in 0..3: 4", () -> new Ratio(4, 3)),
                refusal("part must be in 0..3: -1", () -> new Ratio(-1, 3)),
                refusal("whole must be positive: 0", () -> new Fraction(1, 0)),
                refusal("series must have a name", () -> new SeriesId(" ")),
                refusal("objective must be in (0 %, 100 %]: 0 millionths", () -> new Objective(0)),
                refusal("objective must be in (0 %, 100 %]: 1000001 millionths", () -> new Objective(1_000_001)),
                refusal("percentile must be between p0 and p100: 1000000 millionths", () -> new Percentile(1_000_000)),
                refusal("limit must be positive: PT0S", () -> latency(Duration.ZERO)),
                refusal("observed must be in 0..expected: 2 of 1", () -> new Coverage(2, 1)),
                refusal("planned slots must not be negative: -1", () -> new Basis(OCTOBER, -1, 0, NOON)),
                refusal("coverage floor must be in 0..1000000: 1000001", () -> new Basis(OCTOBER, 0, 1_000_001, NOON)),
                refusal("bad must be in 0..0: -1", () -> new Budget(new Objective(1), 1, -1)),
                refusal("a percentile needs at least one sample: 0",
                        () -> new LatencyTally(Failures.OVER).at(Percentile.P99)),
                refusal("failures must be counted alike: OVER and EXCLUDED",
                        () -> new LatencyTally(Failures.OVER).addAll(new LatencyTally(Failures.EXCLUDED))),
                refusal("rank must be from 1 to 0: 1", () -> new LatencyTally(Failures.OVER).atRank(1)),
                refusal("a good sample must be measured or excluded: Good[slot=2026-10-01T12:00:00Z, reason=OK, latency=AtLeast[micros=1]]",
                        () -> new LatencyTally(Failures.OVER).add(new Sample.Good(NOON, "OK", new LatencyBound.AtLeast(1)))),
                refusal("a good sample must be measured or excluded: Good[slot=2026-10-01T12:00:00Z, reason=OK, latency=Never[]]",
                        () -> new LatencyTally(Failures.OVER).add(new Sample.Good(NOON, "OK", new LatencyBound.Never()))),
                refusal("close-after must be at least 1: 0", () -> new IncidentPolicy(1, 0)),
                refusal("until must not be before 2026-10-01T12:00:00Z: 2026-10-01T11:59:59Z",
                        () -> new IncidentLine.Ended("1", new SeriesId("a"), NOON, NOON.minusSeconds(1), "TIMEOUT")),
                refusal("message id must not contain a dot: a.b",
                        () -> new Message("a.b", "ops", "webhook.test", NOON, "{}")));
    }

    private static Arguments refusal(String message, ThrowingCallable build) {
        return arguments(message, build);
    }

    private static Rule.Latency latency(Duration limit) {
        return new Rule.Latency("p99", Percentile.P99, Of.TOTAL, limit, Failures.OVER, 100);
    }
}
