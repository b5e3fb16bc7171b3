package dev.nines.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.retention.Kept;
import dev.nines.db.retention.Retention.KeptDay;
import dev.nines.monitor.keep.KeepRound;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SelfMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final SelfMetrics self = new SelfMetrics(registry, InstantSource.fixed(NOW));

    @Test
    void the_age_of_an_evaluation_that_never_was_is_not_zero_but_absent() {
        assertThat(Scrape.of(registry).samples("nines_evaluation_age_seconds")).isEmpty();

        self.evaluatedAt(NOW.minusMillis(5_250));

        assertThat(Scrape.of(registry).samples("nines_evaluation_age_seconds"))
                .containsExactly("nines_evaluation_age_seconds 5.25");
    }

    @Test
    void sums_grow_old_from_the_moment_they_were_last_complete() {
        assertThat(Scrape.of(registry).samples("nines_rollup")).isEmpty();

        self.summedUp(0, NOW.minusSeconds(40));
        self.summedUp(3, NOW.minusSeconds(10));

        assertThat(Scrape.of(registry).samples("nines_rollup"))
                .containsExactlyInAnyOrder("nines_rollup_age_seconds 40.0", "nines_rollup_due 3.0");
    }

    @Test
    void a_backlog_is_asked_at_the_scrape() {
        var waiting = new long[] {7};
        self.watchSpool(() -> waiting[0]);
        waiting[0] = 9;

        assertThat(Scrape.of(registry).samples("nines_spool_observations"))
                .containsExactly("nines_spool_observations 9.0");
        assertThat(Scrape.of(registry).samples("nines_outbox_pending")).isEmpty();
    }

    @Test
    void the_delay_of_the_loops_is_asked_at_the_scrape() {
        self.watchLoops(() -> Duration.ofMillis(62));

        assertThat(Scrape.of(registry).samples("nines_loop_delay_seconds")).containsExactly("nines_loop_delay_seconds 0.062");
    }

    @Test
    void what_is_kept_is_said_by_reason_and_nothing_before_the_first_look() {
        var seen = new AtomicReference<>(new KeepRound.Seen(List.of(), 0));
        self.watchKept(seen::get);
        assertThat(Scrape.of(registry).samples("nines_raw_")).isEmpty();

        seen.set(new KeepRound.Seen(List.of(new KeptDay(LocalDate.of(2026, 8, 1), new Kept.Due()),
                new KeptDay(LocalDate.of(2026, 8, 2), new Kept.Young(NOW)), new KeptDay(LocalDate.of(2026, 8, 3), new Kept.Young(NOW))), 5));

        assertThat(Scrape.of(registry).samples("nines_raw_")).containsExactlyInAnyOrder("nines_raw_partitions{reason=\"due\"} 1.0",
                "nines_raw_partitions{reason=\"young\"} 2.0", "nines_raw_oldest_age_seconds 7992000.0");
        assertThat(Scrape.of(registry).samples("nines_observations_quarantined"))
                .containsExactly("nines_observations_quarantined 5.0");
    }

    @Test
    void days_to_seal_are_said_from_the_first_count_on() {
        assertThat(Scrape.of(registry).samples("nines_seal_due")).isEmpty();

        self.sealsDue(2);

        assertThat(Scrape.of(registry).samples("nines_seal_due")).containsExactly("nines_seal_due 2.0");
    }

    @Test
    void every_cause_of_a_missed_slot_is_there_from_the_start() {
        assertThat(Scrape.of(registry).samples("nines_slots_missed_total{cause=\"NO_NETWORK\"}"))
                .containsExactly("nines_slots_missed_total{cause=\"NO_NETWORK\"} 0.0");
    }

    @Test
    void the_build_says_which_it_is() {
        self.started("1.2.3");

        assertThat(Scrape.of(registry).samples("nines_build_info{", "version=\"1.2.3\"")).hasSize(1);
    }
}
