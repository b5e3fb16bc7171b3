package dev.nines.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.Slot;
import dev.nines.probe.StoreUnavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntakeQueueTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private final List<Observation> kept = new CopyOnWriteArrayList<>();

    @Test
    void everything_accepted_is_kept_in_order_before_close_returns() {
        var queue = new IntakeQueue(this::keep, 10_000);
        queue.start();

        observations(5_000).forEach(queue::accept);
        queue.close();

        assertThat(kept).isEqualTo(observations(5_000));
        assertThat(queue.lost()).isZero();
    }

    @Test
    void a_refused_batch_is_repeated_until_it_is_kept() {
        var refusals = new AtomicInteger(1);
        var queue = new IntakeQueue(batch -> {
            if (refusals.getAndDecrement() > 0) throw new StoreUnavailable("append to the spool", new IOException("planted"));
            return keep(batch);
        }, 100);
        observations(10).forEach(queue::accept);
        queue.start();

        org.awaitility.Awaitility.await().until(() -> kept.size() == 10);
        queue.close();

        assertThat(queue.lost()).isZero();
    }

    @Test
    void where_there_is_little_room_what_fits_goes_in_oldest_first() {
        var queue = new IntakeQueue(batch -> {
            if (batch.size() > 3) throw new StoreUnavailable("append to the spool", new IOException("No space left on device"));
            return keep(batch);
        }, 100);
        observations(100).forEach(queue::accept);
        queue.start();

        queue.close();

        assertThat(kept).isEqualTo(observations(100));
        assertThat(queue.lost()).isZero();
    }

    @Test
    void a_full_queue_counts_what_it_loses() {
        var queue = new IntakeQueue(this::keep, 3);

        observations(5).forEach(queue::accept);

        assertThat(queue.lost()).isEqualTo(2);
        assertThat(queue.depth()).isEqualTo(3);
    }

    private int keep(List<Observation> batch) {
        kept.addAll(batch);
        return batch.size();
    }

    private static List<Observation> observations(int count) {
        return IntStream.range(0, count).mapToObj(i -> Observation.local(new Slot(SeriesNamed.model("m"), NOON.plusSeconds(i)),
                NOON.plusSeconds(i), new Local(Cause.BUDGET, ""), "v", true)).toList();
    }
}
