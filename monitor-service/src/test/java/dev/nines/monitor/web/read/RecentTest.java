package dev.nines.monitor.web.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RecentTest {
    private static final Recent.Limits PATIENT = new Recent.Limits(Duration.ofSeconds(1), Duration.ofMinutes(10));
    private static final CompletableFuture<String> REFUSED =
            CompletableFuture.failedFuture(new StoreUnavailable("ask", new IOException("refused")));

    private final AtomicReference<CompletableFuture<String>> store = new AtomicReference<>(REFUSED);
    private final Recent<String> recent = new Recent<>(this::ask, InstantSource.fixed(Instant.EPOCH), PATIENT);

    @Test
    @Timeout(60)
    void after_a_failure_nobody_waits_for_a_store_that_hangs() {
        assertThatThrownBy(recent::get).isInstanceOf(StoreUnavailable.class).hasMessageContaining("ask");
        store.set(new CompletableFuture<>());

        assertThatThrownBy(recent::get).isInstanceOf(StoreUnavailable.class).hasMessage("no answer within 250 ms");
        assertThatThrownBy(recent::get).isInstanceOf(StoreUnavailable.class).hasMessage("no answer within 250 ms");
    }

    @Test
    void a_failure_is_not_shared_so_that_a_store_that_is_back_answers_at_once() {
        assertThatThrownBy(recent::get).isInstanceOf(StoreUnavailable.class);
        store.set(CompletableFuture.completedFuture("back"));

        assertThat(recent.get()).isEqualTo("back");
        store.set(REFUSED);
        assertThat(recent.get()).as("an answer is").isEqualTo("back");
    }

    private String ask() {
        return store.get().join();
    }
}
