package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ObservationRowsTest {
    private static final Instant EVER = Instant.parse("9000-01-01T00:00:00Z");
    private static final DataSource DATABASE = TestDatabase.migrated();

    private final PostgresObservations store = new PostgresObservations(DATABASE, new SeriesTable(DATABASE));

    @Property(tries = 40)
    void any_observation_comes_back_as_it_was(@ForAll("many") List<Observation> many) {
        TestDatabase.execute(DATABASE, "truncate nines.observation");

        int added = store.append(many);

        assertThat(stored()).containsExactlyElementsOf(firstOfEachSlot(many)).hasSize(added);
    }

    @Property(tries = 40)
    void any_split_into_batches_in_any_order_with_repeats_gives_the_same_rows(
            @ForAll("many") List<Observation> many, @ForAll Random random) {
        TestDatabase.execute(DATABASE, "truncate nines.observation");
        var slots = firstOfEachSlot(many); // of one slot only equal rows: else the order decides, and should
        int added = 0;

        for (List<Observation> batch : batches(slots, random)) added += store.append(batch);

        assertThat(stored()).containsExactlyElementsOf(slots);
        assertThat(added).isEqualTo(slots.size());
    }

    @Test
    void text_that_postgresql_cannot_hold_is_kept_with_a_mark_in_its_place() {
        TestDatabase.execute(DATABASE, "truncate nines.observation");
        var strange = new Observation(FAST, MIDNIGHT, MIDNIGHT,
                new ProbeOutcome.Failed(FailureKind.MALFORMED, "a\0b\ud800c😀"),
                Phases.NONE, Tokens.NONE, new Reply(200, Map.of(Attribute.REQUEST_ID, "\0")), Set.of(),
                Cost.UNKNOWN, "chat-1", false);

        store.append(List.of(strange));

        assertThat(stored().getFirst().outcome().detailText()).isEqualTo("a\uFFFDb\uFFFDc😀");
        assertThat(stored().getFirst().reply().attribute(Attribute.REQUEST_ID)).hasValue("\uFFFD");
    }

    @Provide
    Arbitrary<List<Observation>> many() {
        return AnyObservation.of(FAST, PRO).list().ofMinSize(1).ofMaxSize(60);
    }

    private List<Observation> stored() {
        var found = new ArrayList<Observation>();
        store.between(List.of(FAST, PRO), Instant.EPOCH, EVER, found::add);
        return found;
    }

    private static List<Observation> firstOfEachSlot(List<Observation> many) {
        var first = new LinkedHashMap<String, Observation>();
        many.forEach(o -> first.putIfAbsent(o.series().name() + o.scheduledAt(), o));
        return first.values().stream()
                .sorted(Comparator.comparing((Observation o) -> o.series().name())
                        .thenComparing(Observation::scheduledAt))
                .toList();
    }

    private static List<List<Observation>> batches(List<Observation> all, Random random) {
        var repeated = new ArrayList<>(all);
        all.forEach(o -> repeated.add(all.get(random.nextInt(all.size()))));
        Collections.shuffle(repeated, random);
        var batches = new ArrayList<List<Observation>>();
        for (int at = 0; at < repeated.size(); ) {
            int end = Math.min(repeated.size(), at + 1 + random.nextInt(20));
            batches.add(List.copyOf(repeated.subList(at, end)));
            at = end;
        }
        return batches;
    }
}
