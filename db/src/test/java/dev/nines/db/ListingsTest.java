package dev.nines.db;

import static dev.nines.db.Samples.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.Listings.Shelf;
import dev.nines.probe.Listing;
import dev.nines.probe.Listing.Said;
import dev.nines.probe.Listing.Stretch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ListingsTest {
    private static final DataSource PROPERTIES = TestDatabase.migrated();
    private static final Shelf GLOBAL = new Shelf("global", "home");

    private final DataSource database = TestDatabase.inZone(TestDatabase.migrated(), "Asia/Kolkata");
    private final Listings listings = new Listings(database);

    @Test
    void a_model_is_listed_from_the_first_list_that_names_it_to_the_last_before_one_that_does_not() {
        look(0, "a", "b");
        look(10, "a", "b");
        look(20, "b");
        look(30, "b", "c");

        assertThat(listings.of(GLOBAL)).isEqualTo(Map.of(
                "a", new Listing(List.of(new Stretch(at(0), at(10)))),
                "b", new Listing(List.of(new Stretch(at(0), Listing.STILL))),
                "c", new Listing(List.of(new Stretch(at(30), Listing.STILL)))));
    }

    @Test
    void between_the_last_list_that_names_it_and_the_first_that_does_not_it_counts_as_withdrawn() {
        look(10, "a");
        look(20, "a");
        look(30);
        look(40, "a");
        var a = listings.of(Samples.series("a"));

        assertThat(IntStream.of(9, 10, 20, 21, 30, 39, 40, 999).mapToObj(t -> a.at(at(t)))).containsExactly(
                Said.NOTHING, Said.LISTED, Said.LISTED, Said.WITHDRAWN, Said.WITHDRAWN, Said.WITHDRAWN, Said.LISTED, Said.LISTED);
        assertThat(a.lastListed()).isEmpty();
    }

    @Test
    void looking_again_changes_nothing_but_the_time_of_the_newest_look() {
        for (int i = 0; i < 50; i++) look(i, "a", "b");

        assertThat(TestDatabase.ask(database, "select count(*) from nines.listing")).isEqualTo("2");
        assertThat(TestDatabase.ask(database, "select models || ' at ' || extract(epoch from looked_at)::bigint from nines.model_list"))
                .isEqualTo("2 at " + at(49).getEpochSecond());
    }

    @Test
    void a_look_that_comes_late_or_twice_is_passed_over() {
        look(10, "a");
        look(10, "b");
        look(5, "b");

        assertThat(listings.of(GLOBAL)).containsOnlyKeys("a");
    }

    @Test
    void endpoints_and_vantages_have_lists_of_their_own() {
        look(0, "a");
        listings.seen(new Shelf("global", "away"), at(1), Set.of("b"));
        listings.seen(new Shelf("other", "home"), at(1), Set.of("c"));

        assertThat(listings.of(GLOBAL)).containsOnlyKeys("a");
        assertThat(listings.of(Samples.series("c"))).isEqualTo(Listing.NONE);
    }

    @Test
    void ids_that_no_column_can_hold_and_thousands_of_them_are_kept() {
        var many = IntStream.range(0, 10_000).mapToObj(i -> "m-" + i).collect(Collectors.toSet());
        many.add("odd\0\uD83D\nid 'with' \"quotes\" {a,b}");
        listings.seen(GLOBAL, at(0), many);

        assertThat(listings.of(GLOBAL)).hasSize(10_001);
        assertThat(listings.of(Samples.series("odd\0\uD83D\nid 'with' \"quotes\" {a,b}")).at(at(1))).isEqualTo(Said.LISTED);
    }

    @Property(tries = 40)
    void the_table_says_what_the_values_say(@ForAll @Size(max = 12) List<@Size(max = 3) Set<@IntRange(max = 3) Integer>> looks) {
        TestDatabase.execute(PROPERTIES, "truncate nines.listing, nines.model_list");
        var stored = new Listings(PROPERTIES);
        var expected = new HashMap<String, Listing>();
        for (int i = 0; i < looks.size(); i++) {
            var named = looks.get(i).stream().map(String::valueOf).collect(Collectors.toSet());
            stored.seen(GLOBAL, at(i), named);
            var before = at(i - 1);
            expected.replaceAll((model, listing) -> named.contains(model) ? listing : listing.missing(before));
            for (var model : named) expected.merge(model, Listing.NONE.named(at(i)), (was, _) -> was.named(before.plusSeconds(1)));
        }

        assertThat(stored.of(GLOBAL)).isEqualTo(expected);
    }

    private void look(int second, String... models) {
        listings.seen(GLOBAL, at(second), Set.of(models));
    }

    private static Instant at(int second) {
        return MIDNIGHT.plusSeconds(second);
    }
}
