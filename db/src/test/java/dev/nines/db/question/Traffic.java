package dev.nines.db.question;

import dev.nines.db.Samples;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Runs like real ones: log-normal with a tail, incidents, timeouts of unlike limits, failures; and the plain truth about them. */
final class Traffic {
    static final List<Series> SERIES = List.of(
            series("fast", "standard", "home"), series("fast", "standard", "away"), series("slow", "pro", "home"));

    private static final List<FailureKind> KINDS = List.of(FailureKind.values());

    private final List<Observation> runs = new ArrayList<>();
    private final Random random;

    Traffic(long seed) {
        this.random = new Random(seed);
    }

    private static Series series(String model, String tier, String vantage) {
        return new Series(new Target("global", "chat", model), tier, vantage);
    }

    /** Every series about every so long, at odd microseconds. */
    Traffic over(Instant from, Instant to, Duration every) {
        for (Series series : SERIES) {
            for (var slot = from; slot.isBefore(to); slot = slot.plus(every)) {
                var at = slot.plusNanos(random.nextLong(every.toNanos()) / 1_000 * 1_000);
                if (at.isBefore(to)) runs.add(run(series, at));
            }
        }
        return this;
    }

    List<Observation> runs() {
        return runs;
    }

    private Observation run(Series series, Instant slot) {
        boolean incident = slot.getEpochSecond() / 3_600 % 29 == 3;
        double dice = random.nextDouble() * (incident ? 0.1 : 1);
        if (dice < 0.004) return Samples.timeout(series, slot, Duration.ofSeconds(random.nextBoolean() ? 30 : 60));
        if (dice < 0.010) return Samples.failure(series, slot, KINDS.get(random.nextInt(KINDS.size())));
        double scale = Math.exp(random.nextGaussian() * 0.4) * (series.tier().equals("pro") ? 400_000 : 90_000) * (incident ? 3 : 1);
        long first = (long) (dice < 0.03 ? scale / Math.pow(random.nextDouble() + 1e-3, 0.7) : scale);
        var answer = Samples.answer(series, slot, first, first + random.nextInt(2_000_000));
        return dice > 0.99 ? Samples.flagged(answer, Flag.CACHE_HIT) : answer;
    }

    /** By the rule of nearest rank, over every single run. */
    final class Truth {
        private final List<Long> answers = new ArrayList<>();
        private final List<Long> limits = new ArrayList<>();
        private long never;

        Truth(Predicate<Series> which, Phase phase, Instant from, Instant to) {
            for (Observation o : runs) {
                if (which.test(o.series()) && !o.scheduledAt().isBefore(from) && o.scheduledAt().isBefore(to)) add(o, phase);
            }
            answers.sort(null);
            limits.sort(null);
        }

        private void add(Observation o, Phase phase) {
            if (o.observationClass() == ObservationClass.OK) {
                if (o.flags().stream().noneMatch(Flag.spoiling(phase)::contains)) answers.add(o.phases().micros(phase).orElseThrow());
            } else if (o.outcome() instanceof TimedOut t) {
                limits.add(t.limit().toNanos() / 1_000);
            } else if (LatencyQuantiles.FAILURES.contains(o.observationClass())) {
                never++;
            }
        }

        long count() {
            return answers.size() + limits.size() + never;
        }

        long over(long limit) {
            return count() - answers.stream().filter(a -> a <= limit).count();
        }

        long failed() {
            return limits.size() + never;
        }

        LatencyBound at(Percentile percentile) {
            long rank = percentile.rank(count());
            if (rank <= answers.size()) return new Measured(answers.get((int) rank - 1));
            rank -= answers.size();
            return rank <= limits.size() ? new AtLeast(limits.get((int) rank - 1)) : new Never();
        }
    }
}
