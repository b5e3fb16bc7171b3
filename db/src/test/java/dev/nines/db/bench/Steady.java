package dev.nines.db.bench;

import dev.nines.probe.Observation;
import dev.nines.probe.ObservationSink;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ingest beside the questions: 100 observations ten times a second, as fifty fleets at once would send. */
final class Steady implements AutoCloseable {
    static final int PER_SECOND = 1_000;
    private static final int TIMES_A_SECOND = 10;

    private final Traffic traffic;
    private final ObservationSink sink;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ArrayDeque<Observation> next = new ArrayDeque<>();
    private Instant hour;

    private Steady(Traffic traffic, ObservationSink sink, Instant from) {
        this.traffic = traffic;
        this.sink = sink;
        this.hour = from;
    }

    /** @param from a whole hour, after everything that the sink has */
    static Steady start(Traffic traffic, ObservationSink sink, Instant from) {
        var steady = new Steady(traffic, sink, from);
        long pauseMillis = 1_000 / TIMES_A_SECOND;
        var _ = steady.thread.scheduleAtFixedRate(steady::send, 0, pauseMillis, TimeUnit.MILLISECONDS);
        return steady;
    }

    private void send() {
        var batch = new ArrayList<Observation>();
        while (batch.size() < PER_SECOND / TIMES_A_SECOND) {
            if (next.isEmpty()) {
                next.addAll(traffic.hour(hour));
                hour = hour.plus(Traffic.HOUR);
            }
            batch.add(next.poll());
        }
        sink.append(batch);
    }

    /** When what is being sent has been sent. */
    @Override
    public void close() {
        thread.close();
    }
}
