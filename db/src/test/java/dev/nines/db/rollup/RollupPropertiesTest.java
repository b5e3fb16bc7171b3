package dev.nines.db.rollup;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.AnyObservation;
import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** However rows come, in whatever zone the sessions are: the sums are those of the rows, counted one by one. */
class RollupPropertiesTest {
    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final Instant END = Instant.parse("2029-01-01T00:02:00Z");

    /** What happens to the store: a batch comes, or sums are made as of a time. */
    sealed interface Event {
        record Batch(List<Observation> rows) implements Event {}

        record Pass(Instant now) implements Event {}
    }

    @Property(tries = 25)
    void any_batches_in_any_order_with_repeats_and_passes_between_give_the_sums_of_their_rows(
            @ForAll("zones") String zone, @ForAll("events") @Size(max = 12) List<Event> events) {
        Sum.clear(DATABASE);
        var database = TestDatabase.inZone(DATABASE, zone);
        var store = new PostgresObservations(database, new SeriesTable(database));
        var rollups = new Rollups(database);
        var rows = new ArrayList<Observation>();

        for (var event : events) {
            switch (event) {
                case Event.Batch batch -> {
                    store.append(batch.rows());
                    rows.addAll(batch.rows());
                }
                case Event.Pass pass -> drain(rollups, pass.now());
            }
        }
        drain(rollups, END);

        var recount = Recount.of(rows);
        assertThat(Sum.hours(DATABASE)).isEqualTo(recount.hours());
        assertThat(Sum.days(DATABASE)).isEqualTo(recount.days());
        assertThat(Sum.months(DATABASE)).isEqualTo(recount.months());
    }

    @Property(tries = 10)
    void a_pass_sums_up_what_was_closed_then_and_nothing_else(
            @ForAll("batches") List<Observation> batch, @ForAll("nows") Instant now) {
        Sum.clear(DATABASE);
        new PostgresObservations(DATABASE, new SeriesTable(DATABASE)).append(batch);
        var rollups = new Rollups(DATABASE);

        drain(rollups, now);

        assertThat(Sum.hours(DATABASE)).isEqualTo(Recount.of(batch).before(rollups.backlog(now).closedUntil()).hours());
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia");
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Arbitraries.oneOf(batches().<Event>map(Event.Batch::new), batches().<Event>map(Event.Batch::new),
                nows().map(Event.Pass::new)).list();
    }

    /** Around the end of a month, of a leap February, of a year, and of winter time in Europe. */
    @Provide
    Arbitrary<List<Observation>> batches() {
        var midnight = Arbitraries.of("2026-10-01T00:00:00Z", "2024-03-01T00:00:00Z", "2024-01-01T00:00:00Z", "2025-03-30T00:00:00Z")
                .map(Instant::parse);
        return Combinators.combine(midnight, hoursDense(), AnyObservation.of(FAST, PRO).list().ofMinSize(1).ofMaxSize(40))
                .as((at, dense, rows) -> rows.stream().map(o -> moved(o, at, dense)).toList());
    }

    @Provide
    Arbitrary<Instant> nows() {
        return Arbitraries.integers().between(-60, 60).map(h -> MIDNIGHT.plus(Duration.ofHours(h)).plusSeconds(150));
    }

    /** Over how many days before and after midnight slots are spread: some fall into the same minute, some far apart. */
    private static Arbitrary<Duration> hoursDense() {
        return Arbitraries.of(Duration.ofSeconds(90), Duration.ofHours(3), Duration.ofDays(2));
    }

    private static Observation moved(Observation o, Instant midnight, Duration within) {
        long micros = Duration.between(MIDNIGHT, o.scheduledAt()).toNanos() / 1_000 % (within.toNanos() / 1_000);
        return new Observation(o.series(), midnight.plusNanos(micros * 1_000), o.sentAt(), o.outcome(), o.phases(), o.tokens(), o.reply(),
                o.flags(), o.cost(), o.probeVersion(), o.simulated());
    }

    private static void drain(Rollups rollups, Instant now) {
        while (rollups.advance(now) instanceof Progress.MoreToDo) {}
    }
}
