package dev.nines.db.question;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.PostgresObservations;
import dev.nines.db.Samples;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.db.question.ServedNames.Field;
import dev.nines.db.question.ServedNames.Turn;
import dev.nines.probe.Attribute;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ServedNamesTest {
    private final DataSource database = TestDatabase.migrated();
    private final SeriesTable series = new SeriesTable(database);
    private final ServedNames names = new ServedNames(database, series);

    @Test
    void names_are_read_in_turns_and_what_says_nothing_ends_none() {
        var asked = FAST.target().model();
        store(served(FAST, 0, Attribute.SERVED_MODEL, asked), served(FAST, 1, Attribute.SERVED_MODEL, asked),
                Samples.failure(FAST, at(2), FailureKind.SERVER_ERROR), served(FAST, 3, Attribute.SERVED_MODEL, asked),
                served(FAST, 4, Attribute.SERVED_MODEL, "a-b"), served(FAST, 5, Attribute.SERVED_MODEL, asked),
                served(PRO, 2, Attribute.SERVED_MODEL, "x"), served(PRO, 9, Attribute.SERVED_MODEL, "beyond"));

        assertThat(names.turns(Field.MODEL, at(0), at(9))).containsExactlyInAnyOrder(
                new Turn(FAST, asked, 3, at(3)), new Turn(FAST, "a-b", 1, at(4)), new Turn(FAST, asked, 1, at(5)), new Turn(PRO, "x", 1, at(2)));
        assertThat(names.turns(Field.MODEL, at(0), at(9)).stream().filter(t -> t.series().equals(FAST)).map(Turn::last).toList()).isSorted();
    }

    @Test
    void service_tiers_are_read_alike() {
        store(served(FAST, 0, Attribute.SERVICE_TIER, "default"), served(FAST, 1, Attribute.SERVICE_TIER, "flex"));

        assertThat(names.turns(Field.SERVICE_TIER, at(0), at(9)))
                .containsExactly(new Turn(FAST, "default", 1, at(0)), new Turn(FAST, "flex", 1, at(1)));
    }

    private void store(Observation... rows) {
        new PostgresObservations(database, series).append(List.of(rows));
    }

    private static Observation served(Series series, int second, Attribute attribute, String name) {
        var o = Samples.answer(series, at(second), 1, 2);
        return new Observation(o.series(), o.scheduledAt(), o.sentAt(), o.outcome(), o.phases(), o.tokens(),
                o.reply().with(attribute, name), o.flags(), o.cost(), o.probeVersion(), o.simulated());
    }

    private static Instant at(int second) {
        return MIDNIGHT.plusSeconds(second);
    }
}
