package dev.nines.db.question;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static dev.nines.db.Samples.bare;
import static dev.nines.db.Samples.delayed;
import static dev.nines.db.Samples.failure;
import static dev.nines.db.Samples.flagged;
import static dev.nines.db.Samples.timeout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.LatestObservations;
import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.db.question.Spending.Spent;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final Instant TO = MIDNIGHT.plus(Duration.ofDays(2));

    private final DataSource database = TestDatabase.migrated();
    private final SeriesTable series = new SeriesTable(database);
    private final PostgresObservations store = new PostgresObservations(database, series);

    @Test
    void classes_are_counted_for_each_series() {
        store.append(List.of(answer(FAST, at(0), 1, 2), answer(FAST, at(1), 1, 2),
                failure(FAST, at(2), FailureKind.AUTH),
                failure(PRO, at(0), FailureKind.EMPTY), answer(FAST, TO, 1, 2)));

        assertThat(new ClassCounts(database, series).between(MIDNIGHT, TO)).isEqualTo(Map.of(
                FAST, Map.of(ObservationClass.OK, 2L, ObservationClass.AUTH, 1L),
                PRO, Map.of(ObservationClass.EMPTY, 1L)));
    }

    @Test
    void what_is_over_a_limit_is_counted_by_class_and_what_was_not_seen_apart() {
        store.append(List.of(answer(FAST, at(0), 700_000, 900_000), answer(FAST, at(1), 800_000, 900_000),
                answer(FAST, at(2), 800_001, 900_000), failure(FAST, at(3), FailureKind.SERVER_ERROR)));

        var late = new Lateness(database, series).over(Phase.TTFT, Duration.ofMillis(800), MIDNIGHT, TO);

        assertThat(late).isEqualTo(Map.of(FAST, Map.of(
                ObservationClass.OK, new Lateness.Late(3, 1, 0),
                ObservationClass.SERVER_ERROR, new Lateness.Late(1, 0, 1))));
    }

    @Test
    void what_our_own_pause_delayed_is_neither_within_a_limit_nor_over_it() {
        store.append(List.of(answer(FAST, at(0), 700_000, 900_000), delayed(answer(FAST, at(1), 900_000, 900_000)),
                delayed(answer(FAST, at(2), 700_000, 900_000)), delayed(failure(FAST, at(3), FailureKind.EMPTY))));

        var late = new Lateness(database, series).over(Phase.TTFT, Duration.ofMillis(800), MIDNIGHT, TO);

        assertThat(late).isEqualTo(Map.of(FAST, Map.of(
                ObservationClass.OK, new Lateness.Late(3, 0, 2),
                ObservationClass.EMPTY, new Lateness.Late(1, 0, 1))));
    }

    @Test
    void what_a_cache_gave_or_a_burst_held_back_is_neither_within_a_limit_nor_over_it() {
        var slow = answer(FAST, at(0), 900_000, 900_000);
        store.append(List.of(slow, flagged(answer(FAST, at(1), 900_000, 900_000), Flag.CACHE_HIT),
                flagged(answer(FAST, at(2), 900_000, 900_000), Flag.BUFFERED_STREAM)));
        var lateness = new Lateness(database, series);

        assertThat(lateness.over(Phase.TTFT, Duration.ofMillis(800), MIDNIGHT, TO))
                .isEqualTo(Map.of(FAST, Map.of(ObservationClass.OK, new Lateness.Late(3, 1, 2))));
        assertThat(lateness.over(Phase.TOTAL, Duration.ofMillis(800), MIDNIGHT, TO))
                .isEqualTo(Map.of(FAST, Map.of(ObservationClass.OK, new Lateness.Late(3, 2, 1))));
    }

    @Test
    void the_last_observation_and_the_last_failure_are_found_whole() {
        var lastFailure = timeout(FAST, at(5), Duration.ofSeconds(60));
        var last = answer(FAST, at(90_000), 1, 2); // the next day
        store.append(List.of(failure(FAST, at(1), FailureKind.EMPTY), lastFailure, answer(FAST, at(7), 1, 2), last,
                failure(PRO, TO, FailureKind.EMPTY)));
        var latest = new LatestObservations(database, series);

        assertThat(latest.any(MIDNIGHT, TO)).isEqualTo(Map.of(FAST, last));
        assertThat(latest.of(LatencyQuantiles.FAILURES, MIDNIGHT, TO)).isEqualTo(Map.of(FAST, lastFailure));
        assertThat(latest.of(Set.of(ObservationClass.OK), MIDNIGHT, at(100)))
                .isEqualTo(Map.of(FAST, answer(FAST, at(7), 1, 2)));
        assertThat(latest.of(Set.of(), MIDNIGHT, TO)).isEmpty();
    }

    @Test
    void requests_money_and_tokens_are_summed_for_each_target() {
        var other = new Series(new Target("other", "chat", "m"), "", "home");
        store.append(List.of(answer(FAST, at(0), 1, 2), answer(PRO, at(0), 1, 2), timeout(PRO, at(1), Duration.ofSeconds(60)),
                failure(other, at(1), FailureKind.CONNECT), local(other, at(2), "the day's dollars are spent"),
                local(other, at(3), "")));

        var spent = new Spending(database).perTarget(MIDNIGHT, TO);

        assertThat(spent).isEqualTo(Map.of(FAST.target(), new Spent(new BigDecimal("0.00001230"), 30, 1, 0),
                PRO.target(), new Spent(new BigDecimal("0.00001230"), 30, 2, 1),
                other.target(), new Spent(BigDecimal.ZERO, 0, 1, 0)));
    }

    @Test
    void it_is_known_when_requests_were_sent_and_which_slots_never_were() {
        store.append(List.of(answer(FAST, at(7), 1, 2), answer(PRO, at(0), 1, 2), local(FAST, at(1), "late by 3000 ms"),
                bare(FAST, at(5), new Local(Cause.SHUTTING_DOWN, "the run was cut off")),
                bare(FAST, at(6), new Local(Cause.SHUTTING_DOWN, ""))));

        var sent = new Spending(database).sent(MIDNIGHT, TO);

        assertThat(sent).isEqualTo(Map.of("global", List.of(at(0).plusNanos(42_000), at(5), at(7).plusNanos(42_000))));
    }

    private static Observation local(Series series, Instant slot, String why) {
        return bare(series, slot, new Local(Cause.BUDGET, why));
    }

    @Test
    void the_view_speaks_the_words_of_the_json() {
        store.append(List.of(answer(FAST, at(0), 1, 2), timeout(PRO, at(1), Duration.ofSeconds(60))));

        assertThat(view("target || ' ' || effect || ' ' || flags::text", "OK"))
                .isEqualTo("global/chat/deepseek-ai/DeepSeek-V4-Flash UP {reasoning}");
        assertThat(view("connection || ' ' || served_model", "OK"))
                .isEqualTo("fresh deepseek-ai/DeepSeek-V4-Flash");
        assertThat(view("extract(epoch from sent_at - scheduled_at) * 1000000", "OK")).startsWith("42.");
        assertThat(view("deadline || ' ' || limit_us || ' ' || detail", "TIMEOUT"))
                .isEqualTo("TOTAL 60000000 no [DONE] in time");
    }

    @Test
    void sql_knows_every_flag_and_every_effect() {
        assertThat(TestDatabase.ask(database, "select array_to_string(nines.flag_words((1::bigint << 62) - 1), ' ')"))
                .isEqualTo(Arrays.stream(Flag.values()).map(Flag::word).collect(Collectors.joining(" ")));
        assertThat(TestDatabase.ask(database,
                "select string_agg(nines.effect(c), ' ') from unnest(enum_range(null::nines.observation_class)) c"))
                .isEqualTo(Arrays.stream(ObservationClass.values()).map(c -> c.effect().name())
                        .collect(Collectors.joining(" ")));
    }

    private String view(String expression, String observationClass) {
        return TestDatabase.ask(database,
                "select " + expression + " from nines.observation_view where class = '" + observationClass + "'");
    }

    private static Instant at(int second) {
        return MIDNIGHT.plusSeconds(second);
    }
}
