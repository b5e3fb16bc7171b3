package dev.nines.monitor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.question.Lateness.Late;
import dev.nines.db.question.StretchCounts.Limit;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RememberedHoursTest {
    private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
    private static final List<Limit> LIMITS = List.of(new Limit(Phase.TTFT, Duration.ofMillis(800)));
    private static final List<Duration> LENGTHS = List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(20));
    private static final Instant NOON = BEGIN.plus(Duration.ofHours(36)).plusSeconds(1_234);

    private final WalkedCounts walked = new WalkedCounts(_ -> Gone.WHILE_OFFERED);
    private final Counts remembered = new RememberedHours(walked);

    @Property(tries = 20)
    void what_is_remembered_is_what_would_be_counted(@ForAll long seed) {
        var random = new Random(seed);
        var rows = new WalkedCounts(_ -> Gone.WHILE_OFFERED);
        for (int minute = 0; minute < 40 * 60; minute += 1 + random.nextInt(10)) rows.rows.add(Runs.any(Runs.PRO, at(minute), random));
        var hours = new RememberedHours(rows);
        for (int minute = 25 * 60; minute < 40 * 60; minute += 1 + random.nextInt(200)) {
            var bounds = Bounds.of(LENGTHS, at(minute)).rising();
            assertThat(hours.late(LIMITS, bounds)).isEqualTo(rows.late(LIMITS, bounds));
        }
    }

    @Test
    void the_second_time_only_the_ends_are_read() {
        late(NOON);
        walked.askedLate.clear();
        late(NOON.plusSeconds(15));

        assertThat(walked.askedLate).allSatisfy(bounds ->
                assertThat(Duration.between(bounds.getFirst(), bounds.getLast())).isLessThan(Duration.ofHours(2)));
    }

    @Test
    void a_row_that_came_late_counts_after_a_twelfth_of_its_hours_age() {
        late(NOON);
        walked.rows.add(Runs.answer(Runs.PRO, NOON.minus(Duration.ofHours(6)), Duration.ofSeconds(2)));

        assertThat(late(NOON.plusSeconds(15)).getFirst()).isEmpty();
        assertThat(late(NOON.plus(Duration.ofMinutes(36))).getFirst()).containsKey(Runs.PRO);
    }

    @Test
    void other_limits_are_counted_afresh() {
        walked.rows.add(Runs.answer(Runs.PRO, NOON.minus(Duration.ofHours(6)), Duration.ofSeconds(2)));
        late(NOON);

        var other = List.of(new Limit(Phase.TTFT, Duration.ofSeconds(3)));
        var bounds = Bounds.of(LENGTHS, NOON).rising();
        assertThat(remembered.late(other, bounds)).isEqualTo(walked.late(other, bounds));
    }

    private List<Map<Series, Map<ObservationClass, List<Late>>>> late(Instant now) {
        return remembered.late(LIMITS, Bounds.of(LENGTHS, now).rising());
    }

    private static Instant at(int minute) {
        return BEGIN.plus(Duration.ofMinutes(minute)).plusMillis(minute % 7);
    }
}
