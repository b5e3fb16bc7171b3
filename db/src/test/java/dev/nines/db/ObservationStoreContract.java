package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static dev.nines.db.Samples.failure;
import static dev.nines.db.Samples.timeout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of observations does, whatever it is made of. */
public abstract class ObservationStoreContract {
    protected static final Instant EVER = Instant.parse("9000-01-01T00:00:00Z");

    /** Empty at the start of each test. */
    protected abstract ObservationSink sink();

    /** Called after all writing and before {@link #history}. */
    protected abstract void settle();

    protected abstract ObservationHistory history();

    protected final List<Observation> stored(List<Series> series, Instant from, Instant to) {
        settle();
        var found = new ArrayList<Observation>();
        history().between(series, from, to, found::add);
        return found;
    }

    protected final List<Observation> stored() {
        return stored(List.of(FAST, PRO), Instant.EPOCH, EVER);
    }

    @Test
    void an_observation_comes_back_as_it_was() {
        var all = List.of(
                answer(FAST, MIDNIGHT, 310_000, 900_000),
                timeout(FAST, MIDNIGHT.plusSeconds(1), Duration.ofSeconds(60)),
                failure(FAST, MIDNIGHT.plusSeconds(2), FailureKind.SERVER_ERROR),
                Samples.bare(FAST, MIDNIGHT.plusSeconds(3),
                        new ProbeOutcome.Local(ProbeOutcome.Cause.BUDGET, "1 dollar spent")));

        sink().append(all);

        assertThat(stored()).containsExactlyElementsOf(all);
    }

    @Test
    void the_first_row_of_a_slot_wins() {
        var first = answer(FAST, MIDNIGHT, 310_000, 900_000);
        var second = failure(FAST, MIDNIGHT, FailureKind.EMPTY);

        sink().append(List.of(first));
        sink().append(List.of(second));

        assertThat(stored()).containsExactly(first);
    }

    @Test
    void the_first_of_two_in_one_batch_wins() {
        var first = failure(FAST, MIDNIGHT, FailureKind.EMPTY);
        var second = answer(FAST, MIDNIGHT, 310_000, 900_000);

        sink().append(List.of(first, second, first));

        assertThat(stored()).containsExactly(first);
    }

    @Test
    void rows_come_by_series_name_then_slot_whatever_order_they_arrived_in() {
        var upper = Samples.series("Z");
        var lower = Samples.series("a");
        var all = new ArrayList<Observation>();
        for (Series series : List.of(upper, lower)) {
            for (int s = 0; s < 50; s++) all.add(answer(series, MIDNIGHT.plusSeconds(s), 1_000 + s, 2_000));
        }
        var expected = List.copyOf(all); // "Z" before "a", in every collation of the server
        Collections.reverse(all);

        sink().append(all);

        assertThat(stored(List.of(lower, upper), Instant.EPOCH, EVER)).containsExactlyElementsOf(expected);
    }

    @Test
    void a_window_has_its_start_and_not_its_end() {
        for (int s = 0; s < 10; s++) sink().append(List.of(answer(FAST, MIDNIGHT.plusSeconds(s), 1_000, 2_000)));

        assertThat(stored(List.of(FAST), MIDNIGHT.plusSeconds(3), MIDNIGHT.plusSeconds(5)))
                .extracting(Observation::scheduledAt)
                .containsExactly(MIDNIGHT.plusSeconds(3), MIDNIGHT.plusSeconds(4));
    }

    @Test
    void a_bound_between_two_microseconds_is_held() {
        sink().append(List.of(answer(FAST, MIDNIGHT, 1_000, 2_000)));

        assertThat(stored(List.of(FAST), MIDNIGHT.minusNanos(400), MIDNIGHT)).isEmpty();
        assertThat(stored(List.of(FAST), MIDNIGHT.minusNanos(400), MIDNIGHT.plusNanos(400))).hasSize(1);
        assertThat(stored(List.of(FAST), MIDNIGHT.plusNanos(400), MIDNIGHT.plusSeconds(1))).isEmpty();
    }

    @Test
    void days_and_months_end_where_utc_says() {
        var lastOfMonth = answer(FAST, MIDNIGHT.minusNanos(1_000), 1_000, 2_000);
        var firstOfMonth = answer(FAST, MIDNIGHT, 1_000, 2_000);
        var leapDay = answer(FAST, Instant.parse("2024-02-29T12:00:00Z"), 1_000, 2_000);

        sink().append(List.of(firstOfMonth, lastOfMonth, leapDay));

        assertThat(stored()).containsExactly(leapDay, lastOfMonth, firstOfMonth);
        assertThat(stored(List.of(FAST), MIDNIGHT, EVER)).containsExactly(firstOfMonth);
    }

    @Test
    void only_the_asked_series_are_read() {
        sink().append(List.of(answer(FAST, MIDNIGHT, 1_000, 2_000), answer(PRO, MIDNIGHT, 1_000, 2_000)));

        assertThat(stored(List.of(PRO), Instant.EPOCH, EVER)).extracting(Observation::series).containsExactly(PRO);
        assertThat(stored(List.of(Samples.series("never seen")), Instant.EPOCH, EVER)).isEmpty();
        assertThat(stored(List.of(), Instant.EPOCH, EVER)).isEmpty();
    }

    @Test
    void an_empty_batch_is_nothing() {
        assertThat(sink().append(List.of())).isZero();
        assertThat(stored()).isEmpty();
    }
}
