package dev.nines.sla.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class VerdictPropertiesTest {
    private static final Instant SLOT = Instant.parse("2026-10-01T00:00:00Z");
    private static final Period OCTOBER = new Period(YearMonth.of(2026, 10), ZoneOffset.UTC);
    private static final Rule.Uptime UPTIME = new Rule.Uptime("uptime", new Objective(900_000));
    private static final Rule.Latency P90 = new Rule.Latency(
            "p90", new Percentile(900_000), Of.TOTAL, Duration.ofMillis(5), Failures.OVER, 10);

    @Property
    void one_more_bad_sample_never_improves_a_verdict(@ForAll("samples") List<Sample> samples) {
        var more = with(samples, samples.size(), new Sample.Bad(SLOT, "SERVER_ERROR", new Never()));

        assertThat(found(uptime(more))).isGreaterThanOrEqualTo(found(uptime(samples)));
        assertThat(found(latency(more))).isGreaterThanOrEqualTo(found(latency(samples)));
    }

    @Property
    void turning_a_good_sample_bad_never_improves_a_verdict(@ForAll("samples") List<Sample> samples) {
        for (int i = 0; i < samples.size(); i++) {
            if (!(samples.get(i) instanceof Sample.Good)) continue;
            var worse = replaced(samples, i, new Sample.Bad(SLOT, "TIMEOUT", new AtLeast(30_000)));

            assertThat(found(uptime(worse))).isGreaterThanOrEqualTo(found(uptime(samples)));
            assertThat(found(latency(worse))).isGreaterThanOrEqualTo(found(latency(samples)));
        }
    }

    @Property
    void turning_a_good_sample_bad_never_improves_any_percentile(
            @ForAll("samples") List<Sample> samples,
            @ForAll("failures") LatencyBound failure,
            @ForAll @IntRange(min = 1, max = 999_999) int perMillion) {
        var percentile = new Percentile(perMillion);
        var good = samples.stream().filter(Sample.Good.class::isInstance).findFirst();
        if (good.isEmpty()) return;
        var worse = replaced(samples, samples.indexOf(good.get()), new Sample.Bad(SLOT, "TIMEOUT", failure));

        assertThat(order(tally(worse).at(percentile))).isGreaterThanOrEqualTo(order(tally(samples).at(percentile)));
    }

    @Property
    void two_parts_of_a_period_add_up_to_the_whole(
            @ForAll("samples") List<Sample> samples, @ForAll @IntRange(max = 60) int at) {
        int cut = Math.min(at, samples.size());
        var parts = tally(samples.subList(cut, samples.size()));
        parts.addAll(tally(samples.subList(0, cut)));
        var uptimeParts = counted(samples.subList(cut, samples.size()));
        uptimeParts.addAll(counted(samples.subList(0, cut)));

        assertThat(uptimeParts.counts()).isEqualTo(counted(samples).counts());
        assertThat(parts.counts(P90.limit())).isEqualTo(tally(samples).counts(P90.limit()));
        if (parts.count() > 0) assertThat(parts.at(Percentile.P99)).isEqualTo(tally(samples).at(Percentile.P99));
    }

    @Property
    void the_count_over_the_limit_decides_as_the_percentile_does(@ForAll("samples") List<Sample> samples) {
        if (!(latency(samples).evidence().quantile() instanceof Quantile.Known(LatencyBound p90))) return;
        boolean within = order(p90) <= P90.limit().toNanos() / 1_000;

        assertThat(latency(samples).word()).isEqualTo(within ? "MET" : "BREACHED");
    }

    @Provide
    Arbitrary<List<Sample>> samples() {
        Arbitrary<Sample> good = Arbitraries.longs().between(1, 6_000)
                .map(micros -> new Sample.Good(SLOT, "OK", new Measured(micros)));
        Arbitrary<Sample> bad = failures().map(bound -> new Sample.Bad(SLOT, "SERVER_ERROR", bound));
        Arbitrary<Sample> neither = Arbitraries.of(
                new Sample.Excluded(SLOT, "RATE_LIMITED"), new Sample.Missing(SLOT, "LOCAL"));
        return Arbitraries.frequencyOf(Tuple.of(30, good), Tuple.of(2, bad), Tuple.of(2, neither)).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<LatencyBound> failures() {
        return Arbitraries.of(new Never(), new AtLeast(30_000), new AtLeast(60_000));
    }

    /** Undecided is neither better nor worse than a decision: it only has to stay on the same side once decided. */
    private static int found(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met _ -> 1;
            case Verdict.Undecided _ -> 0;
            case Verdict.Breached _ -> 2;
        };
    }

    private static long order(LatencyBound bound) {
        return switch (bound) {
            case Measured(long micros) -> micros;
            case AtLeast(long micros) -> 1_000_000_000 + micros;
            case Never _ -> Long.MAX_VALUE;
        };
    }

    private static Verdict uptime(List<Sample> samples) {
        return Judge.judge(UPTIME, counted(samples), basis());
    }

    private static Verdict latency(List<Sample> samples) {
        return Judge.judge(P90, tally(samples), basis());
    }

    /** No floor: coverage has its own table. */
    private static Basis basis() {
        return new Basis(OCTOBER, 0, 0, OCTOBER.to());
    }

    private static Tally counted(List<Sample> samples) {
        var tally = new Tally();
        samples.forEach(tally::add);
        return tally;
    }

    private static LatencyTally tally(List<Sample> samples) {
        var tally = new LatencyTally(Failures.OVER);
        samples.forEach(tally::add);
        return tally;
    }

    private static List<Sample> with(List<Sample> samples, int at, Sample sample) {
        var more = new ArrayList<>(samples);
        more.add(at, sample);
        return more;
    }

    private static List<Sample> replaced(List<Sample> samples, int at, Sample sample) {
        var other = new ArrayList<>(samples);
        other.set(at, sample);
        return other;
    }
}
