package dev.nines.db.question;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static dev.nines.db.Samples.delayed;
import static dev.nines.db.Samples.failure;
import static dev.nines.db.Samples.flagged;
import static dev.nines.db.Samples.timeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.db.question.LatencyQuantiles.Quantile;
import dev.nines.db.question.LatencyQuantiles.Question;
import dev.nines.db.question.LatencyQuantiles.Value.Known;
import dev.nines.db.question.LatencyQuantiles.Value.TooFewSamples;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyQuantilesTest {
    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final Instant TO = MIDNIGHT.plus(Duration.ofDays(1));
    private static final List<Percentile> P99 = List.of(Percentile.P99);

    private final PostgresObservations store = new PostgresObservations(DATABASE, new SeriesTable(DATABASE));
    private final LatencyQuantiles quantiles = new LatencyQuantiles(DATABASE);

    @BeforeEach
    void empty() {
        TestDatabase.execute(DATABASE, "truncate nines.observation");
    }

    @Property(tries = 60)
    void a_percentile_is_the_value_at_its_nearest_rank(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 60_000_000) Integer> total,
            @ForAll @IntRange(min = 1, max = 999_999) int perMillion) {
        empty();
        var percentile = new Percentile(perMillion);
        store.append(IntStream.range(0, total.size()).mapToObj(i -> answer(FAST, at(i), 1, total.get(i))).toList());

        var found = ask(Phase.TOTAL, List.of(percentile), LatencyQuantiles.FAILURES).getFirst();

        var sorted = total.stream().sorted().toList();
        var expected = total.size() < percentile.minimumSamples() ? new TooFewSamples()
                : new Known(new Measured(sorted.get((int) percentile.rank(total.size()) - 1)));
        assertThat(found).isEqualTo(new Quantile(percentile, total.size(), expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                     answers, timeouts, failures, p99
        no trouble,                               100,     0,        0,        Measured[micros=99000]
        one failure in a hundred is beyond p99,   99,      0,        1,        Measured[micros=99000]
        two failures reach p99,                   98,      0,        2,        Never[]
        a timeout is at least its limit,          98,      2,        0,        AtLeast[micros=60000000]
        a failure sorts above a timeout,          98,      1,        1,        AtLeast[micros=60000000]
        nothing but failures,                     0,       0,        100,      Never[]
        """)
    void a_failure_never_makes_a_percentile_better(String name, int answers, int timeouts, int failures, String p99) {
        store.append(runs(answers, timeouts, failures));

        var found = ask(Phase.TTFT, P99, LatencyQuantiles.FAILURES).getFirst();

        assertThat(found.value()).as(name)
                .isInstanceOfSatisfying(Known.class, k -> assertThat(k.bound()).hasToString(p99));
        assertThat(found.samples()).isEqualTo(100);
    }

    @Test
    void timeouts_of_unlike_limits_stand_in_the_order_of_their_limits() {
        store.append(List.of(timeout(FAST, at(0), Duration.ofSeconds(60)), timeout(FAST, at(1), Duration.ofSeconds(5)),
                answer(FAST, at(2), 1, 99_000_000)));

        var found = ask(Phase.TOTAL, List.of(new Percentile(330_000), Percentile.P50), LatencyQuantiles.FAILURES);

        assertThat(found).extracting(Quantile::value).containsExactly(
                new Known(new Measured(99_000_000)), new Known(new AtLeast(5_000_000)));
    }

    @Test
    void ninety_nine_runs_have_no_p99() {
        store.append(runs(99, 0, 0));

        assertThat(ask(Phase.TTFT, P99, LatencyQuantiles.FAILURES))
                .containsExactly(new Quantile(Percentile.P99, 99, new TooFewSamples()));
    }

    @Test
    void answers_alone_are_counted_alone() {
        store.append(runs(100, 7, 5));

        assertThat(ask(Phase.TTFT, P99, LatencyQuantiles.ANSWERS_ONLY))
                .containsExactly(new Quantile(Percentile.P99, 100, new Known(new Measured(99_000))));
    }

    @Test
    void what_is_excluded_by_default_counts_where_a_contract_says_so() {
        var all = new ArrayList<>(runs(100, 0, 0));
        for (int i = 100; i < 105; i++) all.add(failure(FAST, at(i), FailureKind.RATE_LIMITED));
        store.append(all);

        assertThat(ask(Phase.TTFT, P99, LatencyQuantiles.FAILURES).getFirst().samples()).isEqualTo(100);
        assertThat(ask(Phase.TTFT, P99, Set.of(ObservationClass.RATE_LIMITED)).getFirst())
                .isEqualTo(new Quantile(Percentile.P99, 105, new Known(new Never())));
    }

    @Test
    void the_window_has_its_start_and_not_its_end() {
        store.append(List.of(answer(FAST, MIDNIGHT.minusNanos(1_000), 1, 1), answer(FAST, MIDNIGHT, 2, 2),
                answer(FAST, TO, 3, 3)));

        assertThat(ask(Phase.TTFT, List.of(Percentile.P50), LatencyQuantiles.FAILURES).getFirst().samples())
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        by series        | 'series', '{}'                             | global/chat/Pro/deepseek-ai/DeepSeek-R1@home 2, global/chat/deepseek-ai/DeepSeek-V4-Flash@home 3
        by tier          | 'tier', '{}'                               | pro 2, standard 3
        all in one       | 'all', '{}'                                | all 5
        one tier         | 'endpoint', '{"tier":"pro"}'               | global 2
        one of two tiers | 'endpoint', '{"tier":["pro","standard"]}'  | global 5
        two keys         | 'all', '{"tier":"pro","model":"none"}'     | nothing
        """)
    void sql_groups_and_filters_by_name(String name, String groupAndFilter, String expected) {
        for (int i = 0; i < 3; i++) store.append(List.of(answer(FAST, at(i), 1, 1)));
        for (int i = 0; i < 2; i++) store.append(List.of(answer(PRO, at(i), 1, 1)));

        String found = TestDatabase.ask(DATABASE,
                "select coalesce(string_agg(group_key || ' ' || n, ', ' order by group_key collate \"C\"), 'nothing')"
                + " from nines.latency_quantiles('2026-10-01Z', '2026-10-02Z', 'ttft_us', '{0.5}', "
                + groupAndFilter + ")");

        assertThat(found).as(name).isEqualTo(expected);
    }

    @Test
    void sql_leaves_out_the_latency_that_our_own_pause_delayed_but_no_failure() {
        store.append(List.of(answer(FAST, at(0), 1_000, 1), delayed(answer(FAST, at(1), 9_000, 1)),
                delayed(failure(FAST, at(2), FailureKind.EMPTY))));

        assertThat(TestDatabase.ask(DATABASE, "select n || ' ' || bound from nines.latency_quantiles("
                + "'2026-10-01Z', '2026-10-02Z', 'ttft_us', '{0.5}', 'all')")).isEqualTo("2 MEASURED");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        metric,     flag,            samples
        ttft_us,    CACHE_HIT,       1
        total_us,   CACHE_HIT,       1
        connect_us, CACHE_HIT,       2
        ttft_us,    BUFFERED_STREAM, 1
        tpot_us,    BUFFERED_STREAM, 1
        total_us,   BUFFERED_STREAM, 2
        ttft_us,    PROMPT_CACHED,   2
        ttft_us,    MONITOR_DELAYED, 1
        """)
    void sql_leaves_out_a_latency_that_a_flag_spoils(String metric, Flag flag, String samples) {
        store.append(List.of(answer(FAST, at(0), 1_000, 1), flagged(answer(FAST, at(1), 9_000, 1), Flag.REASONING, flag)));

        assertThat(TestDatabase.ask(DATABASE, "select n from nines.latency_quantiles("
                + "'2026-10-01Z', '2026-10-02Z', '" + metric + "', '{0.5}', 'all')")).isEqualTo(samples);
    }

    @Test
    void probes_of_one_model_never_mix() {
        var kinds = List.of("chat", "chat-whole", "long-context", "first-call");
        for (int kind = 0; kind < kinds.size(); kind++) {
            var series = new Series(new Target("global", kinds.get(kind), "vendor/model"), "standard", "home");
            int micros = 1_000 * (kind + 1);
            store.append(IntStream.range(0, 3).mapToObj(i -> answer(series, at(i), micros, micros)).toList());
        }

        var found = quantiles.perSeries(new Question(Phase.TOTAL, List.of(Percentile.P50), LatencyQuantiles.FAILURES), MIDNIGHT, TO);

        assertThat(found).hasSize(kinds.size());
        for (int kind = 0; kind < kinds.size(); kind++) {
            assertThat(found.get("global/" + kinds.get(kind) + "/vendor/model@home"))
                    .containsExactly(new Quantile(Percentile.P50, 3, new Known(new Measured(1_000L * (kind + 1)))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'cost_usd', '{0.5}', 'series', '{}'", "'ttft_us', '{1}', 'series', '{}'", "'ttft_us', '{0.5}', 'colour', '{}'",
        "'ttft_us', '{0.5}', 'series', '{\"slot\":\"x\"}'", "'ttft_us', '{0.5}', 'series', '{}', '{OK}'"})
    void sql_refuses_what_it_cannot_mean(String arguments) {
        assertThatThrownBy(() -> TestDatabase.execute(DATABASE,
                "select * from nines.latency_quantiles('2026-10-01Z', '2026-10-02Z', " + arguments + ")"))
                .rootCause().hasMessageContaining("ERROR");
    }

    private List<Quantile> ask(Phase metric, List<Percentile> percentiles, Set<ObservationClass> failures) {
        return quantiles.perSeries(new Question(metric, percentiles, failures), MIDNIGHT, TO)
                .getOrDefault(FAST.name(), List.of());
    }

    /** Answers of 1 ms, 2 ms, and so on; then timeouts of a minute; then failures. */
    private static List<Observation> runs(int answers, int timeouts, int failures) {
        var all = new ArrayList<Observation>();
        for (int i = 0; i < answers; i++) all.add(answer(FAST, at(all.size()), (i + 1) * 1_000L, 90_000_000));
        for (int i = 0; i < timeouts; i++) all.add(timeout(FAST, at(all.size()), Duration.ofSeconds(60)));
        for (int i = 0; i < failures; i++) all.add(failure(FAST, at(all.size()), FailureKind.SERVER_ERROR));
        return all;
    }

    private static Instant at(int second) {
        return MIDNIGHT.plusSeconds(second);
    }
}
