package dev.nines.probe.bench;

import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.openai.StampedProbe.Stamped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What the probes of one load found. Each writes to its own place, so that counting disturbs nothing. */
final class Tally {
    private static final String MARK = "pong ";
    private static final int STAMP_DIGITS = 19;
    private static final double NANOS_PER_MICRO = 1_000;

    private final double[] latenesses;
    private final double[] tokenErrors;
    private final double[] overshoots;
    private final Duration total;
    private final CountDownLatch open;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger timedOut = new AtomicInteger();

    Tally(int probes, Duration total) {
        this.latenesses = filled(probes);
        this.tokenErrors = filled(probes);
        this.overshoots = filled(probes);
        this.total = total;
        this.open = new CountDownLatch(probes);
    }

    private static double[] filled(int n) {
        var values = new double[n];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    void add(int n, Stamped found) {
        var observation = found.observation();
        latenesses[n] = observation.scheduledAt().until(observation.sentAt(), ChronoUnit.MICROS);
        if (found.firstTokenNanos() != Long.MIN_VALUE && found.content().startsWith(MARK)) {
            tokenErrors[n] = (found.firstTokenNanos() - stamp(found.content())) / NANOS_PER_MICRO;
        }
        switch (observation.outcome()) {
            case ProbeOutcome.Answered _ -> answered.incrementAndGet();
            case ProbeOutcome.TimedOut t when t.limit().equals(total) -> overshot(n, observation);
            case ProbeOutcome.TimedOut _, ProbeOutcome.Failed _, ProbeOutcome.Local _ -> {}
        }
        open.countDown();
    }

    private void overshot(int n, Observation observation) {
        timedOut.incrementAndGet();
        overshoots[n] = observation.phases().micros(Phase.TOTAL).orElse(0) - total.toNanos() / NANOS_PER_MICRO;
    }

    private static long stamp(String content) {
        return Long.parseLong(content, MARK.length(), MARK.length() + STAMP_DIGITS, 10);
    }

    void await(long millis) throws InterruptedException {
        var _ = open.await(millis, TimeUnit.MILLISECONDS);   // what is missing then is counted as lost
    }

    Map<String, Double> figures() {
        var figures = new LinkedHashMap<String, Double>();
        figures.put("lost", (double) latenesses.length - answered.get() - timedOut.get());
        figures.put("timed_out", (double) timedOut.get());
        percentiles("ttft_error", tokenErrors, figures);
        percentiles("lateness", latenesses, figures);
        percentiles("overshoot", overshoots, figures);
        return figures;
    }

    /** By nearest rank. */
    private static void percentiles(String metric, double[] values, Map<String, Double> figures) {
        double[] seen = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (seen.length == 0) return;
        figures.put(metric + "_p50_us", seen[Math.ceilDiv(seen.length * 50, 100) - 1]);
        figures.put(metric + "_p99_us", seen[Math.ceilDiv(seen.length * 99, 100) - 1]);
        figures.put(metric + "_max_us", seen[seen.length - 1]);
    }
}
