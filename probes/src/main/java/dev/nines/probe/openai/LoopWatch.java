package dev.nines.probe.openai;

import dev.nines.probe.fault.Span;
import dev.nines.probe.fault.Stall;
import dev.nines.probe.fault.Stalls;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * All event loops watch themselves. A pause of one counts for the runs of all: nearly every pause is the whole
 * process's, and one that is not is a bug of ours, for which no endpoint should pay either.
 */
final class LoopWatch implements Stalls {
    private final List<LoopCheck> checks;

    private LoopWatch(List<LoopCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    static LoopWatch over(Iterable<EventExecutor> loops) {
        var checks = new ArrayList<LoopCheck>();
        for (var loop : loops) {
            var check = new LoopCheck(LoopCheck.Clocks.SYSTEM);
            checks.add(check);
            var _ = loop.scheduleWithFixedDelay(check, GRAIN_MILLIS, GRAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
        return new LoopWatch(checks);
    }

    @Override
    public List<Stall> during(Span span) {
        List<Stall> all = List.of();
        for (var check : checks) {
            var found = check.during(span);
            all = all.isEmpty() ? found : merged(all, found);
        }
        return all;
    }

    /** A pause that several loops saw is one pause: the longest account of it is kept. */
    private static List<Stall> merged(List<Stall> some, List<Stall> others) {
        var all = new ArrayList<>(some);
        for (var other : others) {
            boolean longest = all.stream().noneMatch(s -> isSame(s, other) && s.length().compareTo(other.length()) >= 0);
            if (!longest) continue;
            all.removeIf(s -> isSame(s, other));
            all.add(other);
        }
        return all;
    }

    private static boolean isSame(Stall one, Stall other) {
        return one.when().overlaps(other.when());
    }

    Duration worst() {
        return checks.stream().map(LoopCheck::worst).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
