package dev.nines.db.seal;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.PackedObservations;
import dev.nines.db.PostgresObservations;
import dev.nines.db.Samples;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.db.TestRoles;
import dev.nines.db.rollup.Progress;
import dev.nines.db.rollup.Rollups;
import dev.nines.probe.Attribute;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import dev.nines.probe.TokenKind;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.SignedRoot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Packed days stand for their rows as long as they hold all of them, and for no moment longer. */
class PackedDaysTest {
    private static final LocalDate DAY = LocalDate.parse("2026-10-01");
    private static final Duration WHOLE = Duration.ofDays(1);
    private static final Instant END = MIDNIGHT.plus(Duration.ofDays(5));
    private static final Instant LATER = Instant.parse("2026-10-08T00:00:00Z");
    private static final byte[] PUBLIC = "the public half".getBytes(StandardCharsets.UTF_8);
    private static final String KEY = Digest.over(PUBLIC).hex().substring(0, 32);

    /** What the service does to a database, by a role that owns nothing. */
    static final class House {
        private final DataSource superuser = TestRoles.database();
        private final DataSource database = TestDatabase.as(superuser, TestRoles.SERVICE);
        private final SeriesTable series = new SeriesTable(database);
        private final PostgresObservations rows = new PostgresObservations(database, series);
        private final PackedObservations packed = new PackedObservations(database, series);

        House() {
            new SealKeys(database).keep(KEY, PUBLIC);
        }

        House with(List<Observation> observations) {
            rows.ensurePartitions(MIDNIGHT.minus(WHOLE), END);
            rows.append(observations);
            return this;
        }

        House summedUp() {
            while (new Rollups(database).advance(LATER) instanceof Progress.MoreToDo) {}
            return this;
        }

        House sealed() {
            var seals = new DaySeals(database, series);
            seals.due(List.of(FAST, PRO), DAY, DAY.plusDays(5)).forEach((day, due) -> seals.seal(day, due, PackedDaysTest::signed));
            return this;
        }

        House changed(String sql) {
            TestDatabase.execute(superuser, sql);
            return this;
        }

        /** Those that are read from what was packed. */
        String days() {
            return TestDatabase.ask(database, "select coalesce(string_agg(extract(day from d)::text, ' ' order by d), '') from nines.packed_days("
                    + series.find(FAST).orElseThrow() + ", '2026-10-01', '2026-10-06') d");
        }
    }

    private static SignedRoot signed(DayRoot root) {
        return new SignedRoot(root, KEY, Base64.getEncoder().encodeToString(new byte[64]));
    }

    /** Of every kind that is packed by itself, failures between them. */
    private static List<Observation> mixed(Instant from, int count) {
        return IntStream.range(0, count).mapToObj(i -> {
            var slot = from.plusSeconds(60L * i);
            return switch (i % 5) {
                case 0 -> Samples.delayed(answer(FAST, slot, 5 + i, 9_000));
                case 1 -> Samples.failure(FAST, slot, FailureKind.SERVER_ERROR);
                case 2 -> Samples.flagged(answer(FAST, slot, 7 + i, 8_000 + i), Flag.REASONING, Flag.NOT_STREAMED);
                case 3 -> tiered(answer(FAST, slot, 7 + i, 8_000 - i));
                default -> answer(FAST, slot, 7 + i, 8_000);
            };
        }).toList();
    }

    private static Observation tiered(Observation o) {
        return new Observation(o.series(), o.scheduledAt(), o.sentAt(), o.outcome(), o.phases(), o.tokens(),
                o.reply().with(Attribute.SERVICE_TIER, "flex"), o.flags(), o.cost(), o.probeVersion(), o.simulated());
    }

    private static List<Observation> failures(int count) {
        return IntStream.range(0, count).mapToObj(i -> Samples.failure(FAST, MIDNIGHT.plusSeconds(60L * i), FailureKind.CONNECT)).toList();
    }

    static Stream<Arguments> stories() {
        Consumer<House> day = house -> house.with(mixed(MIDNIGHT, 300));
        Consumer<House> whole = day.andThen(house -> house.summedUp().sealed());
        Consumer<House> late = whole.andThen(house -> house.with(List.of(answer(FAST, MIDNIGHT.plusSeconds(30), 1, 2))));
        Consumer<House> failedLate = whole.andThen(house -> house.with(List.of(Samples.failure(FAST, MIDNIGHT.plusSeconds(30), FailureKind.EMPTY))));
        return Stream.of(
                story("a day that is summed up and sealed", whole, "1"),
                story("sealed, and its sums still to be made", day.andThen(House::sealed), ""),
                story("sealed, and summed up later", day.andThen(house -> house.sealed().summedUp()), "1"),
                story("summed up, and not sealed", day.andThen(House::summedUp), ""),
                story("an answer came later", late, ""),
                story("an answer came later and was summed up", late.andThen(House::summedUp), ""),
                story("an answer came later, and all was sealed anew", late.andThen(house -> house.summedUp().sealed()), "1"),
                story("sealed anew before its sums were made", late.andThen(House::sealed), ""),
                story("a failure came later", failedLate, ""),
                story("a failure came later and was summed up: failures are never packed", failedLate.andThen(House::summedUp), "1"),
                story("failures alone", house -> house.with(failures(60)).summedUp().sealed(), "1"),
                story("an answer that takes more than four bytes", house -> house.with(mixed(MIDNIGHT, 20))
                        .with(List.of(answer(FAST, MIDNIGHT.plusSeconds(5), 3_000_000_000L, 4_000_000_000L))).summedUp().sealed(), ""),
                story("days apart", house -> house.with(mixed(MIDNIGHT, 300)).with(mixed(MIDNIGHT.plus(WHOLE.multipliedBy(3)), 300)).summedUp().sealed(), "1 4"),
                story("a day that goes on after one that is sealed", whole.andThen(house -> house.with(mixed(MIDNIGHT.plus(WHOLE), 300))), "1"),
                story("another series has what is late", whole.andThen(house -> house.with(List.of(answer(PRO, MIDNIGHT, 1, 2)))), "1"),
                story("nothing at all", house -> house.series.register(List.of(FAST)), ""));
    }

    private static Arguments story(String name, Consumer<House> happened, String packed) {
        return Arguments.of(name, happened, packed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void what_is_packed_stands_for_its_rows(String name, Consumer<House> happened, String packed) {
        var house = new House();
        happened.accept(house);

        assertThat(house.days()).isEqualTo(packed);
        assertThat(asked(house.packed, MIDNIGHT, END)).isEqualTo(asked(house.rows, MIDNIGHT, END));
    }

    @ParameterizedTest(name = "[{0}, {1})")
    @CsvSource({
        "2026-09-30T22:00:00Z, 2026-10-04T22:00:00Z",
        "2026-10-01T00:00:00Z, 2026-10-02T00:00:00Z",
        "2026-10-01T00:30:00Z, 2026-10-01T01:00:00Z",
        "2026-10-01T03:00:30Z, 2026-10-02T00:01:00.000001Z",
        "2026-10-01T04:00:00Z, 2026-10-01T04:00:00Z",
        "2026-10-01T04:00:00Z, 2026-10-01T03:00:00Z",
        "2026-10-02T00:00:00Z, 2026-10-03T00:00:00Z",
        "-1000000000-01-01T00:00:00Z, +1000000000-12-31T23:59:59.999999999Z"})
    void a_stretch_may_cut_days(Instant from, Instant to) {
        var house = new House().with(mixed(MIDNIGHT, 1_440)).with(mixed(MIDNIGHT.plus(WHOLE), 700)).summedUp().sealed()
                .with(mixed(MIDNIGHT.plus(WHOLE.multipliedBy(2)), 100));

        assertThat(house.days()).isEqualTo("1 2");
        assertThat(asked(house.packed, from, to)).isEqualTo(asked(house.rows, from, to));
    }

    @Test
    void answers_are_read_from_what_was_packed_and_not_from_their_rows() {
        var house = new House().with(mixed(MIDNIGHT, 300)).summedUp().sealed();
        var before = asked(house.rows, MIDNIGHT, END);

        house.changed("update nines.observation set ttft_us = 1 where class = 'OK'");

        assertThat(asked(house.packed, MIDNIGHT, END)).isEqualTo(before).isNotEqualTo(asked(house.rows, MIDNIGHT, END));
    }

    @Test
    void of_days_whose_rows_were_dropped_nothing_is_read() {
        var house = new House().with(mixed(MIDNIGHT, 300)).summedUp().sealed()
                .changed("update nines.raw_state set raw_from = '2026-10-02Z'; drop table nines.observation_20261001");

        assertThat(house.days()).isEmpty();
        assertThat(asked(house.packed, MIDNIGHT, END)).isEmpty();
    }

    private static List<List<Object>> asked(ObservationHistory history, Instant from, Instant to) {
        var read = new ArrayList<List<Object>>();
        for (Series each : List.of(FAST, PRO)) history.between(List.of(each), from, to, o -> read.add(asked(o)));
        return read;
    }

    private static List<Object> asked(Observation o) {
        return List.of(o.series(), o.scheduledAt(), o.sentAt(), o.outcome(), o.phases().micros(Phase.TTFT), o.phases().micros(Phase.TOTAL),
                o.tokens().count(TokenKind.PROMPT), o.tokens().count(TokenKind.COMPLETION), o.reply().attribute(Attribute.SERVICE_TIER), o.flags(),
                o.simulated());
    }
}
