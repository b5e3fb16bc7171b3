package dev.nines.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.StoreUnavailable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SpoolDrainTest {
    @Test
    void it_tries_again_after_a_refusal_and_once_more_at_the_end() {
        var calls = new AtomicInteger();
        var drain = new SpoolDrain(() -> {
            if (calls.incrementAndGet() == 1) throw new StoreUnavailable("append", new IOException("planted"));
            if (calls.get() == 2) throw new IllegalStateException("planted");
            return 0;
        });
        drain.start();
        Awaitility.await().until(() -> calls.get() >= 2);

        drain.close();

        assertThat(calls).hasValueGreaterThanOrEqualTo(3);
    }
}
