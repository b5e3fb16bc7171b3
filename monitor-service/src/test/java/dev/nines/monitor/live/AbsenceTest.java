package dev.nines.monitor.live;

import static dev.nines.monitor.live.Observed.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.ContentRefused;
import dev.nines.probe.Observation;
import dev.nines.probe.StoreUnavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbsenceTest {
    private static final List<Observation> ONE = List.of(Observed.answered(0, 1_000));

    private Instant now = NOON;
    private boolean isAway;
    private final Absence absence = new Absence(this::take, () -> now);

    @Test
    void it_lasts_from_the_first_refusal_to_the_first_row_that_is_taken() {
        assertThat(absence.append(ONE)).isEqualTo(1);
        assertThat(absence.since()).isEmpty();

        isAway = true;
        assertThatThrownBy(() -> absence.append(ONE)).isInstanceOf(StoreUnavailable.class);
        now = NOON.plusSeconds(30);
        assertThatThrownBy(() -> absence.append(ONE)).isInstanceOf(StoreUnavailable.class);
        assertThat(absence.since()).contains(NOON);

        isAway = false;
        absence.append(ONE);
        assertThat(absence.since()).isEmpty();
    }

    @Test
    void a_store_that_refuses_a_row_for_its_content_is_not_away() {
        var particular = new Absence(_ -> {
            throw new ContentRefused("append", new IllegalArgumentException("out of range"));
        }, () -> now);

        assertThatThrownBy(() -> particular.append(ONE)).isInstanceOf(ContentRefused.class);
        assertThat(particular.since()).isEmpty();
    }

    private int take(List<Observation> observations) {
        if (isAway) throw new StoreUnavailable("take", new IOException("refused"));
        return observations.size();
    }
}
