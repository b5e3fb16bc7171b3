package dev.nines.db.recount;

import static dev.nines.db.recount.Day.ODD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.Listings;
import dev.nines.db.Listings.Shelf;
import dev.nines.db.Plans;
import dev.nines.db.PostgresObservations;
import dev.nines.db.Samples;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.db.TestRoles;
import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Plan;
import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.account.Run;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.vantage.Vantages;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each statement, run by a role that may read and nothing else, finds what the verdict rests on. */
class RecountsTest {
    private static final DataSource OWNER = TestRoles.database();
    private static final List<Observation> ROWS = Day.of(ODD, 11);
    private static final Several SEVERAL = new Several(List.of("zurich", "basel", "geneva"));
    private static final Period DAY = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 1), ZoneOffset.UTC);
    private static final Set<ObservationClass> PROVIDER = EnumSet.range(ObservationClass.SERVER_ERROR, ObservationClass.CONNECT);
    private static final Set<ObservationClass> ALL = EnumSet.complementOf(EnumSet.of(ObservationClass.OK, ObservationClass.LOCAL));
    private static final int EVERY_FOURTH = 4;
    private static final Span EVER = new Span(at(-10_000), at(10_000));

    private static Listing listed = Listing.NONE;
    private static Reader reader;

    @BeforeAll
    static void fill() throws SQLException {
        var series = new SeriesTable(OWNER);
        var store = new PostgresObservations(OWNER, series);
        store.append(ROWS);
        SEVERAL.keepIn(OWNER);
        store.append(Day.of(Samples.FAST, 12)); // of another model, which nobody asked about
        var listings = new Listings(OWNER);
        var shelf = new Shelf("global", "home");
        String model = ODD.target().model();
        for (int hour : List.of(1, 9, 17)) listings.seen(shelf, at(hour), Set.of(model, "another"));
        listings.seen(shelf, at(18), Set.of("another"));
        listings.seen(shelf, at(20), Set.of(model));
        listed = listings.of(ODD);
        new Plans(OWNER, series).keep(List.of(new Plan(ODD, at(2), at(6), at(2).plusSeconds(5), Duration.ofSeconds(97)),
                new Plan(ODD, at(8), at(30), at(8), Duration.ofSeconds(30))));
        TestDatabase.execute(OWNER, "analyze"); // or each query is planned for a table of which nothing is known
        reader = new Reader(TestDatabase.as(OWNER, TestRoles.READER));
    }

    @AfterAll
    static void leave() throws SQLException {
        reader.close();
    }

    /** A situation that a verdict may be found in. */
    record Situation(String name, Frame frame, Set<ObservationClass> bad, Instant readFrom) {
        Scope scope() {
            return new Scope(ODD, frame, bad, readFrom);
        }
    }

    static List<Situation> situations() {
        var provider = PROVIDER;
        var cut = new Span(at(5).plusNanos(123_456_000), at(19).plusNanos(1_000));
        return List.of(
                situation("a whole day", EVER, Spans.NONE, provider),
                situation("in force for a part of it", cut, Spans.NONE, provider),
                situation("time excluded", EVER, new Spans(List.of(span(3, 4), new Span(at(10).plusSeconds(7), at(13).plusMillis(1)))), provider),
                situation("everything counts", EVER, new Spans(List.of(span(23, 40))), ALL),
                situation("nothing counts", EVER, Spans.NONE, Set.of()),
                situation("a model that is gone counts", span(7, 24), Spans.NONE, Set.of(ObservationClass.MODEL_NOT_FOUND)),
                situation("all is excluded", EVER, new Spans(List.of(span(-1, 25))), provider),
                new Situation("nobody asked", Frame.of(period(5), Spans.NONE), provider, period(5).from()),
                new Situation("read from before", Frame.of(DAY, Spans.NONE), ALL, at(-30)),
                new Situation("the day after", Frame.of(period(2), Spans.NONE), provider, at(0)));
    }

    static Stream<Rule> rules() {
        return Rules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void what_a_verdict_rests_on_is_found_again(Rule rule) {
        for (var situation : situations()) {
            var scope = situation.scope();
            agree(rule, scope, Graded.runs(ROWS, scope, listed), situation.name());
        }
    }

    private static void agree(Rule rule, Scope scope, List<Run> runs, String name) {
        var queries = Recounts.of(rule, scope);
        var must = Found.of(rule, scope.frame(), runs);
        assertThat(queries).hasSize(must.size() + 1); // the last is of the plan
        for (int i = 0; i < must.size(); i++) {
            assertThat(reader.rows(queries.get(i))).as("%s: %s, %s", name, queries.get(i).finds(), rule).isEqualTo(must.get(i));
        }
    }

    @ParameterizedTest(name = "{1} of {2}")
    @CsvSource(delimiter = '|', textBlock = """
        0 | 1 | basel,zurich
        1 | 2 | basel,geneva,zurich
        2 | 3 | basel,geneva,zurich
        3 | 1 | basel,geneva,nobody
        """)
    void what_several_vantages_say_together_is_found_again(int first, int quorum, String names) {
        var vantages = new Vantages(quorum, new TreeSet<>(List.of(names.split(","))));
        for (var situation : situations().subList(1, 3)) {
            var view = SEVERAL.as(vantages);
            var judged = situation.frame().judged();
            var scope = new Scope(view, situation.frame(), situation.bad(), new Span(situation.readFrom(), judged.to().plusSeconds(1_800)));
            var runs = SEVERAL.runs(scope, view);
            var rules = Rules.all().toList();
            for (int i = first; i < rules.size(); i += EVERY_FOURTH) agree(rules.get(i), scope, runs, situation.name());
        }
    }

    @Test
    void slots_that_were_meant_to_run_are_counted_again_and_unwatched_time_at_its_pace() {
        long planned = 149 + 1_920; // four hours by 97 s, sixteen by 30 s
        long unplanned = 4 * 3_600 / 30;

        assertThat(planned(Frame.of(DAY, Spans.NONE))).containsExactly(String.valueOf(planned + unplanned));
        assertThat(planned(Frame.of(period(5), Spans.NONE))).containsExactly("0");
    }

    private static List<String> planned(Frame frame) {
        return reader.rows(Recounts.of(Rules.all().findFirst().orElseThrow(), new Scope(ODD, frame, PROVIDER)).getLast());
    }

    private static Situation situation(String name, Span active, Spans excluded, Set<ObservationClass> bad) {
        var frame = new Frame(DAY, active, excluded);
        return new Situation(name, frame, bad, frame.judged().from());
    }

    private static Period period(int dayOfMonth) {
        return new Period(LocalDate.of(2026, 10, dayOfMonth), LocalDate.of(2026, 10, dayOfMonth), ZoneOffset.UTC);
    }

    private static Instant at(int hour) {
        return Day.START.plus(Duration.ofHours(hour));
    }

    private static Span span(int fromHour, int toHour) {
        return new Span(at(fromHour), at(toHour));
    }
}
