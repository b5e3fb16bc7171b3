package dev.nines.monitor.schedule;

import dev.nines.probe.Observation;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between those who find observations and must not wait, and the sink (the spool), which may: a bounded queue and one writer
 * thread, which appends in batches. While the sink refuses, the batch is kept and repeated; only a full queue loses, and counts
 * and logs what it lost.
 */
public final class IntakeQueue implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IntakeQueue.class);
    private static final int BATCH = 500;
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMillis(500);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final int LOG_EVERY = 1_000;

    private final ObservationSink sink;
    private final LongConsumer told;
    private final BlockingQueue<Observation> waiting;
    private final LongAdder lost = new LongAdder();
    private final Thread writer;
    private volatile boolean closing;
    private boolean isRefused;

    public IntakeQueue(ObservationSink sink, int capacity) {
        this(sink, capacity, _ -> {});
    }

    /** @param told hears of every loss, how many observations it was */
    public IntakeQueue(ObservationSink sink, int capacity, LongConsumer told) {
        this.sink = sink;
        this.told = told;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.writer = Thread.ofPlatform().name("nines-intake").daemon().unstarted(this::loop);
    }

    public void start() {
        writer.start();
    }

    /** Takes it and returns at once. */
    public void accept(Observation observation) {
        if (!waiting.offer(observation)) lose(List.of(observation), "the queue is full");
    }

    /** Observations that are in neither the spool nor the database, and never will be. */
    public long lost() {
        return lost.sum();
    }

    public int depth() {
        return waiting.size();
    }

    /** Writes what is waiting, then ends. Call it after the last observation was handed over. */
    @Override
    public void close() {
        closing = true;
        Loop.join(writer, LONGEST_CLOSE);
        var left = new ArrayList<Observation>();
        waiting.drainTo(left);
        if (!left.isEmpty()) lose(left, "the spool refuses at shutdown");
    }

    private void loop() {
        var batch = new ArrayList<Observation>();
        while (!closing || !waiting.isEmpty()) {
            fill(batch);
            if (!batch.isEmpty()) write(batch);
        }
    }

    private void fill(List<Observation> batch) {
        batch.clear();
        try {
            var first = waiting.poll(100, TimeUnit.MILLISECONDS);
            if (first == null) return;
            batch.add(first);
            waiting.drainTo(batch, BATCH - 1);
        } catch (InterruptedException _) {
            closing = true; // nobody interrupts this thread but to end it; the flag stays clear so that the last write succeeds
        }
    }

    /** Where there is little room, what fits goes in: a large batch that is refused is tried in ever smaller parts, oldest first. */
    private void write(List<Observation> batch) {
        int size = batch.size();
        for (int from = 0; from < batch.size(); ) {
            var part = batch.subList(from, Math.min(from + size, batch.size()));
            try {
                sink.append(part);
                from += part.size();
                size *= 2;
            } catch (StoreUnavailable e) {
                size = Math.max(1, part.size() / 2);
                if (part.size() > 1) continue;
                refused(e);
                if (closing) {
                    lose(batch.subList(from, batch.size()), "the spool refuses at shutdown");
                    return;
                }
                Loop.pause(PAUSE_AFTER_REFUSAL);
            }
        }
        if (isRefused && waiting.isEmpty()) {
            isRefused = false;
            log.info("spool takes observations again, and none waits in memory any more lost={}", lost());
        }
    }

    private void refused(StoreUnavailable e) {
        if (!isRefused) log.error("spool refuses observations; they wait in memory why={}", e.why());
        isRefused = true;
    }

    private void lose(List<Observation> gone, String why) {
        long before = lost.sum();
        lost.add(gone.size());
        told.accept(gone.size());
        if (before != 0 && before / LOG_EVERY == (before + gone.size()) / LOG_EVERY) return;
        log.error("observations lost total={} why={} series={} scheduledAt={}", before + gone.size(), why,
                gone.getFirst().series().name(), gone.getFirst().scheduledAt());
    }
}
