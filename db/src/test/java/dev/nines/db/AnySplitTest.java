package dev.nines.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.crash.Recount;
import dev.nines.db.rollup.Progress;
import dev.nines.db.rollup.Rollups;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What is counted depends on what was observed, and on nothing else: not on batches, their order, repeats, and when sums were made
 * meanwhile, be it by a clock that steps back.
 */
class AnySplitTest {
    private static final List<Series> SERIES = List.of(Samples.FAST, Samples.PRO, Samples.series("Qwen/Qwen3-32B"));
    private static final long DAYS = 40;
    /** After every pass between: a pass at a later hour closes more. */
    private static final Instant LATER = Samples.MIDNIGHT.plus(Duration.ofDays(DAYS));
    private static final DataSource AT_ONCE = TestDatabase.migrated();
    private static final DataSource IN_PIECES = TestDatabase.migrated();
    private static final DataSource FAR_FROM_UTC = TestDatabase.inZone(IN_PIECES, "Australia/Lord_Howe");

    @Property(tries = 40)
    void any_split_in_any_order_with_repeats_and_sums_between_gives_the_same(@ForAll("observed") List<Observation> all, @ForAll Random random) {
        var atOnce = emptied(AT_ONCE);
        atOnce.append(all);
        sumUp(AT_ONCE, LATER);

        var inPieces = emptied(FAR_FROM_UTC);
        for (List<Observation> batch : pieces(all, random)) {
            inPieces.append(batch);
            if (random.nextInt(3) == 0) sumUp(FAR_FROM_UTC, Samples.MIDNIGHT.plusSeconds(random.nextLong(-200_000, DAYS * 86_400)));
        }
        sumUp(FAR_FROM_UTC, LATER);

        assertThat(Recount.dump(IN_PIECES)).isEqualTo(Recount.dump(AT_ONCE));
        Recount.assertExact(IN_PIECES);
        assertThat(TestDatabase.ask(IN_PIECES, "select count(*) from nines.rollup_due")).isEqualTo("0");
    }

    /** One observation of a slot: of two that differ, the first wins, so there the order does matter. */
    @Provide
    Arbitrary<List<Observation>> observed() {
        return AnyObservation.of(SERIES.toArray(Series[]::new)).list().ofMinSize(1).ofMaxSize(80)
                .uniqueElements(o -> o.series().name() + o.scheduledAt());
    }

    private static List<List<Observation>> pieces(List<Observation> all, Random random) {
        var told = new ArrayList<>(all);
        all.stream().filter(_ -> random.nextInt(4) == 0).forEach(told::add);
        Collections.shuffle(told, random);
        var pieces = new ArrayList<List<Observation>>();
        for (int from = 0; from < told.size(); ) {
            int to = Math.min(told.size(), from + 1 + random.nextInt(30));
            pieces.add(told.subList(from, to));
            from = to;
        }
        return pieces;
    }

    /** Series are numbered alike on both sides. */
    private static PostgresObservations emptied(DataSource database) {
        TestDatabase.execute(database, """
                truncate nines.observation, nines.rollup_due, nines.latency_hour, nines.latency_day, nines.latency_month,
                         nines.availability_hour, nines.availability_day;
                update nines.rollup_state set closed_until = '-infinity'""");
        var table = new SeriesTable(database);
        for (Series each : SERIES) table.ids(List.of(each));
        return new PostgresObservations(database, table);
    }

    private static void sumUp(DataSource database, Instant now) {
        var rollups = new Rollups(database);
        while (rollups.advance(now) instanceof Progress.MoreToDo) {
            // and the next part
        }
    }
}
