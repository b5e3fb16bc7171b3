package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Attribute;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import dev.nines.probe.TokenKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The packed way of reading says what the plain one says, as far as it says anything. */
class PackedObservationsTest {
    private static final Instant FROM = MIDNIGHT.minus(Duration.ofDays(1));
    private static final Instant TO = MIDNIGHT.plus(Duration.ofDays(1));

    private static final class Shared {
        static final DataSource DATABASE = TestDatabase.migrated();
        static final SeriesTable SERIES = new SeriesTable(DATABASE);
        static final PostgresObservations PLAIN = new PostgresObservations(DATABASE, SERIES);
        static final PackedObservations PACKED = new PackedObservations(DATABASE, SERIES);
    }

    @Provide
    Arbitrary<List<Observation>> batch() {
        return AnyObservation.of(FAST, PRO).list().ofMaxSize(40);
    }

    @Property(tries = 15)
    void whatever_was_observed_comes_in_the_same_order_with_what_rules_ask(@ForAll("batch") List<Observation> batch) {
        TestDatabase.execute(Shared.DATABASE, "truncate nines.observation");
        Shared.PLAIN.append(batch);

        var plain = read(Shared.PLAIN, List.of(PRO, FAST));
        var packed = read(Shared.PACKED, List.of(PRO, FAST));
        assertThat(packed.stream().map(PackedObservationsTest::asked)).isEqualTo(plain.stream().map(PackedObservationsTest::asked).toList());
        assertThat(packed.stream().filter(PackedObservationsTest::isNoAnswer)).isEqualTo(plain.stream().filter(PackedObservationsTest::isNoAnswer).toList());
    }

    /** Each kind of answer is packed by itself, and failures come by another way: the slots put them together again. */
    @Test
    void answers_of_several_kinds_and_failures_come_in_the_order_of_their_slots() {
        TestDatabase.execute(Shared.DATABASE, "truncate nines.observation");
        var runs = IntStream.range(0, 300).mapToObj(i -> {
            var slot = MIDNIGHT.plusSeconds(60L * i - 9_000);
            return switch (i % 5) {
                case 0 -> Samples.delayed(answer(FAST, slot, 5 + i, 9_000));
                case 1 -> Samples.failure(FAST, slot, FailureKind.SERVER_ERROR);
                case 2 -> answer(FAST, slot, 3_000_000_000L, 4_000_000_000L); // wider than four bytes: read whole
                default -> answer(FAST, slot, 7 + i, 8_000);
            };
        }).toList();
        Shared.PLAIN.append(runs.reversed());

        assertThat(read(Shared.PACKED, List.of(FAST))).map(PackedObservationsTest::asked).isEqualTo(runs.stream().map(PackedObservationsTest::asked).toList());
    }

    @Test
    void of_a_series_that_was_never_stored_there_is_nothing() {
        assertThat(read(Shared.PACKED, List.of(Samples.series("never/asked")))).isEmpty();
        assertThat(read(Shared.PACKED, List.of())).isEmpty();
    }

    private static List<Observation> read(ObservationHistory history, Collection<Series> series) {
        var read = new ArrayList<Observation>();
        history.between(series, FROM, TO, read::add);
        return read;
    }

    private static boolean isNoAnswer(Observation o) {
        return o.observationClass() != ObservationClass.OK;
    }

    private static List<Object> asked(Observation o) {
        return List.of(o.series(), o.scheduledAt(), o.sentAt(), o.observationClass(), o.phases().micros(Phase.TTFT), o.phases().micros(Phase.TOTAL),
                o.tokens().count(TokenKind.PROMPT), o.tokens().count(TokenKind.COMPLETION), o.reply().attribute(Attribute.SERVICE_TIER), o.flags(),
                o.simulated());
    }
}
