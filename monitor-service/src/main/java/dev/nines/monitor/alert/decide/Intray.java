package dev.nines.monitor.alert.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened and is not recorded yet, in order. Filled by any thread, emptied by one. */
final class Intray {
    private static final Logger log = LoggerFactory.getLogger(Intray.class);
    private static final int CAPACITY = 100_000;
    private static final int AT_ONCE = 500;

    private final LinkedBlockingDeque<Happening> waiting = new LinkedBlockingDeque<>(CAPACITY);
    /** What is being recorded counts, too. */
    private final AtomicLong unrecorded = new AtomicLong();
    private final LongAdder lost = new LongAdder();

    void put(Happening happening) {
        unrecorded.incrementAndGet();
        if (waiting.offerLast(happening)) return;
        log.error("a change was lost, too many are waiting changes={}", happening.changes());
        lost(1);
    }

    /** Waits for the first for so long; what waits behind it comes along. */
    List<Happening> next(long millis) throws InterruptedException {
        var batch = new ArrayList<Happening>();
        var first = waiting.pollFirst(millis, TimeUnit.MILLISECONDS);
        if (first == null) return batch;
        batch.add(first);
        waiting.drainTo(batch, AT_ONCE - 1);
        return batch;
    }

    void recorded(int happenings) {
        unrecorded.addAndGet(-happenings);
    }

    void lost(int happenings) {
        unrecorded.addAndGet(-happenings);
        lost.add(happenings);
    }

    void giveBack(List<Happening> batch) {
        batch.reversed().forEach(waiting::offerFirst);
    }

    long unrecorded() {
        return unrecorded.get();
    }

    long lost() {
        return lost.sum();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    List<Happening> left() {
        return List.copyOf(waiting);
    }
}
