package dev.nines.probe.openai;

import dev.nines.probe.fault.Span;
import dev.nines.probe.fault.Stall;
import dev.nines.probe.fault.Stalls;
import dev.nines.probe.fault.WhoseFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One event loop's look at its own clock: run by the loop every {@link Stalls#GRAIN_MILLIS}, it sees when it comes late.
 * A collector's pause, a blocked loop, a stopped process and a suspended machine all look the same from here.
 */
final class LoopCheck implements Runnable {
    /** More than fit into the longest run at one a second; of a worse machine the newest are kept. */
    private static final int KEPT = 128;
    private static final long GRAIN = TimeUnit.MILLISECONDS.toNanos(Stalls.GRAIN_MILLIS);
    private static final long NOTICED = WhoseFault.NOTICED.toNanos();
    /** The wall clock runs on while a machine sleeps, but it is also set: a smaller jump than this is no sleep. */
    private static final long SLEEP = Duration.ofSeconds(1).toNanos();
    private static final long WORST_OF = TimeUnit.SECONDS.toNanos(30);

    private final Clocks clocks;
    private volatile long last;
    private long lastWallMillis;
    /** Written by the loop alone, copied at each change: there are few. */
    private volatile List<Stall> stalls = List.of();
    private volatile long worst;
    private volatile long worstBefore;
    private long worstSince;

    /** The two clocks of the machine. */
    interface Clocks {
        long nanos();

        long wallMillis();

        Clocks SYSTEM = new Clocks() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public long wallMillis() {
                return System.currentTimeMillis();
            }
        };
    }

    LoopCheck(Clocks clocks) {
        this.clocks = clocks;
        this.last = clocks.nanos();
        this.lastWallMillis = clocks.wallMillis();
        this.worstSince = last;
    }

    @Override
    public void run() {
        long now = clocks.nanos();
        long wall = clocks.wallMillis();
        long late = late(now, wall);
        if (late >= NOTICED) keep(new Stall(new Span(last, now), Duration.ofNanos(late)));
        remember(late, now);
        lastWallMillis = wall;
        last = now;
    }

    /** Those that overlap {@code span}; where this loop is standing still right now, that too. */
    List<Stall> during(Span span) {
        var open = open(); // before what is known: the loop writes that first, so that nothing falls between
        var known = stalls;
        if (known.isEmpty() && open.isEmpty()) return List.of();
        var found = new ArrayList<Stall>();
        for (var stall : known) if (stall.when().overlaps(span)) found.add(stall);
        open.filter(s -> s.when().overlaps(span)).ifPresent(found::add);
        return found;
    }

    /** How late the loop was at worst, of the last half minute at least. */
    Duration worst() {
        return Duration.ofNanos(Math.max(Math.max(worst, worstBefore), open().map(s -> s.length().toNanos()).orElse(0L)));
    }

    /** A run that ends right after a pause may be judged before the loop has looked at its clock again. */
    private Optional<Stall> open() {
        long since = last;
        long now = clocks.nanos();
        long late = now - since - GRAIN;
        return late < NOTICED ? Optional.empty() : Optional.of(new Stall(new Span(since, now), Duration.ofNanos(late)));
    }

    private long late(long now, long wall) {
        long passed = now - last;
        long slept = TimeUnit.MILLISECONDS.toNanos(wall - lastWallMillis) - passed;
        return Math.max(passed - GRAIN, slept < SLEEP ? 0 : passed + slept);
    }

    private void keep(Stall stall) {
        var all = new ArrayList<>(stalls);
        if (all.size() == KEPT) all.removeFirst();
        all.add(stall);
        stalls = List.copyOf(all);
    }

    private void remember(long late, long now) {
        if (now - worstSince > WORST_OF) {
            worstBefore = worst;
            worst = 0;
            worstSince = now;
        }
        worst = Math.max(worst, late);
    }
}
