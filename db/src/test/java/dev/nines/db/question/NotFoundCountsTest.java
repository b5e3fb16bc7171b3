package dev.nines.db.question;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.Listings;
import dev.nines.db.PostgresObservations;
import dev.nines.db.Samples;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.db.question.NotFoundCounts.Before;
import dev.nines.db.question.NotFoundCounts.Circumstance;
import dev.nines.db.question.NotFoundCounts.Window;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Listing;
import dev.nines.probe.Listing.Said;
import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Random;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NotFoundCountsTest {
    private static final Listings.Shelf SHELF = new Listings.Shelf("global", "home");
    private static final Window DAY = new Window(MIDNIGHT, at(86_400));
    private static final DataSource PROPERTIES = TestDatabase.migrated();

    private final DataSource database = TestDatabase.migrated();

    @Test
    void a_model_that_vanished_from_the_list_is_told_from_one_that_did_not() {
        var store = new Store(database);
        store.listings.seen(SHELF, at(0), Set.of(FAST.target().model(), PRO.target().model()));
        store.listings.seen(SHELF, at(100), Set.of(FAST.target().model(), PRO.target().model()));
        store.listings.seen(SHELF, at(200), Set.of(PRO.target().model()));
        for (var series : List.of(FAST, PRO)) {
            store.add(notFound(series, 10), answer(series, 20), notFound(series, 30), notFound(series, 101), notFound(series, 300));
        }

        assertThat(store.counts.between(MIDNIGHT, DAY)).isEqualTo(Map.of(
                FAST, Map.of(circumstance(Said.LISTED, Before.SILENT), 1L, circumstance(Said.LISTED, Before.ANSWERED), 1L,
                        circumstance(Said.WITHDRAWN, Before.ANSWERED), 2L),
                PRO, Map.of(circumstance(Said.LISTED, Before.SILENT), 1L, circumstance(Said.LISTED, Before.ANSWERED), 3L)));
    }

    @Test
    void an_answer_before_the_window_counts_from_the_start_of_the_period_and_no_earlier() {
        var store = new Store(database);
        store.add(answer(FAST, 20), notFound(FAST, 130));

        var late = new Window(at(100), at(200));
        assertThat(store.counts.between(MIDNIGHT, late)).isEqualTo(Map.of(FAST, Map.of(circumstance(Said.NOTHING, Before.ANSWERED), 1L)));
        assertThat(store.counts.between(at(21), late)).isEqualTo(Map.of(FAST, Map.of(circumstance(Said.NOTHING, Before.SILENT), 1L)));
    }

    @Property(tries = 25)
    void the_count_in_sql_is_a_walk_through_the_rows(@ForAll long seed) {
        TestDatabase.execute(PROPERTIES, "truncate nines.listing, nines.model_list, nines.observation");
        var drawn = new Random(seed);
        var store = new Store(PROPERTIES);
        for (int t = drawn.nextInt(30); t < 300; t += 1 + drawn.nextInt(60)) {
            store.listings.seen(SHELF, at(t), drawn.nextInt(3) > 0 ? Set.of(FAST.target().model()) : Set.of("another"));
        }
        var rows = new ArrayList<Observation>();
        for (int t = 0; t < 300; t += 1 + drawn.nextInt(20)) rows.add(drawn.nextInt(4) > 0 ? notFound(FAST, t) : answer(FAST, t));
        store.add(rows.toArray(Observation[]::new));

        assertThat(store.counts.between(MIDNIGHT, DAY).getOrDefault(FAST, Map.of()))
                .isEqualTo(walk(rows, store.listings.of(FAST)));
    }

    private static Map<Circumstance, Long> walk(List<Observation> rows, Listing listing) {
        var counts = new HashMap<Circumstance, Long>();
        var before = Before.SILENT;
        for (var o : rows) {
            if (o.outcome() instanceof ProbeOutcome.Answered) before = Before.ANSWERED;
            else counts.merge(circumstance(listing.at(o.scheduledAt()), before), 1L, Long::sum);
        }
        return counts;
    }

    private record Store(PostgresObservations observations, Listings listings, NotFoundCounts counts) {
        Store(DataSource source) {
            var series = new SeriesTable(source);
            this(new PostgresObservations(source, series), new Listings(source), new NotFoundCounts(source, series));
        }

        void add(Observation... rows) {
            observations.append(List.of(rows));
        }
    }

    private static Circumstance circumstance(Said said, Before before) {
        return new Circumstance(said, before);
    }

    private static Observation notFound(Series series, int second) {
        return Samples.failure(series, at(second), FailureKind.MODEL_NOT_FOUND);
    }

    private static Observation answer(Series series, int second) {
        return Samples.answer(series, at(second), 100_000, 200_000);
    }

    private static Instant at(int second) {
        return MIDNIGHT.plusSeconds(second);
    }
}
