package dev.nines.monitor.watch.golden;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Line;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.part.Day;
import dev.nines.monitor.statement.part.Distribution;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers of a statement, counted again from the raw rows by other means: its own queries, plain SQL, and sums the slow way. */
class RecountTest {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final MathContext EXACT_ENOUGH = new MathContext(40);
    private static final String SILENCE = "when requests is null then 'WITHOUT_REQUESTS'";

    /** Each is judged once, and asked many times. */
    private static final Map<String, Recounted> KNOWN = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    private static GoldenStore store;

    @BeforeAll
    static void fill() {
        store = GoldenStore.embedded(folder.resolve("spool"));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static Stream<Recounted> statements() {
        return GoldenMonth.ALL.stream().map(month -> KNOWN.computeIfAbsent(month.contract(), RecountTest::recounted));
    }

    /** That of several places together among them. */
    static Stream<Recounted> all() {
        return Stream.concat(statements(), Stream.of(KNOWN.computeIfAbsent(GoldenMonth.TOGETHER.getFirst().contract(), RecountTest::recounted)));
    }

    private static Recounted recounted(String contract) {
        var document = StatementJson.read(store.json(contract));
        var active = Instant.parse(document.contract().activeFrom());
        var from = Instant.parse(document.period().from());
        return new Recounted(store.source(), document, (from.isAfter(active) ? from : active).toString(), document.period().to());
    }

    /** Good and bad in the units of the share. */
    private record Units(BigDecimal whole, BigDecimal bad) {}

    @ParameterizedTest
    @MethodSource("all")
    void each_run_counts_as_what_its_query_says(Recounted again) {
        for (var line : again.document().lines()) {
            var counts = counts(again, line);
            var planned = planned(again, line);

            assertThat(line.counts().good()).isEqualTo(total(counts, "good"));
            assertThat(line.counts().counted()).isEqualTo(total(counts, "good") + total(counts, "bad"));
            assertThat(line.counts().bad()).isEqualTo(of(counts, "bad"));
            assertThat(line.counts().excluded()).isEqualTo(of(counts, "excluded"));
            assertThat(line.counts().observed()).isEqualTo(total(counts, "good") + total(counts, "bad") + total(counts, "excluded"));
            assertThat(line.counts().expected()).isEqualTo(planned);
            var missing = of(counts, "missing");
            long silent = planned - line.counts().observed() - total(counts, "missing");
            if (silent != 0) missing.merge("NOT_RUN", silent, Long::sum);
            assertThat(line.counts().missing()).isEqualTo(missing);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void shares_and_budgets_follow_from_the_units(Recounted again) {
        for (var line : again.document().lines()) {
            var units = units(again, line);
            var promised = new BigDecimal(promise(again.document(), line).objectivePercent()).divide(HUNDRED);
            var allowed = units.whole().multiply(BigDecimal.ONE.subtract(promised));

            assertThat(line.shares().attained()).isEqualTo(percent(units.whole().subtract(units.bad()), units.whole()));
            assertThat(new BigDecimal(line.budget().allowed())).isEqualByComparingTo(floor(allowed));
            assertThat(new BigDecimal(line.budget().remaining())).isEqualByComparingTo(floor(allowed.subtract(units.bad())));
            assertThat(line.days().getLast().remaining()).isEqualTo(line.budget().remaining());
            assertThat(line.verdict()).isEqualTo(units.bad().compareTo(allowed) > 0 ? "BREACHED" : "MET");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_bounds_of_runs_are_those_of_everything_missed_good_or_bad(Recounted again) {
        for (var line : again.document().lines()) {
            if (!line.support().method().matches("(request-ratio|nearest-rank-quantile)/1")) continue;
            long missing = line.counts().expected() - line.counts().observed();
            long all = line.counts().counted() + missing;

            assertThat(line.shares().best()).isEqualTo(percent(big(line.counts().good() + missing), big(all)));
            assertThat(line.shares().worst()).isEqualTo(percent(big(line.counts().good()), big(all)));
        }
    }

    /** Of minutes: as if each without a request had been up, or down. Of error rates: as if each interval had. Of intervals: as if each that was not measured had. */
    @ParameterizedTest
    @MethodSource("all")
    void the_bounds_of_minutes_and_intervals_are_those_of_silence_that_was_good_or_bad(Recounted again) {
        for (var line : again.document().lines()) {
            var method = line.support().method();
            if (method.matches("(request-ratio|nearest-rank-quantile)/1")) continue;
            var query = line.support().recount().get(1).query();
            var row = again.asked(query).getFirst();
            var bounds = switch (method) {
                case "downtime-minutes/1" -> List.of(up(again.asked(query.replace(SILENCE, "when requests is null then 'UP'")).getFirst()),
                        up(again.asked(query.replace(SILENCE, "when requests is null then 'DOWN'")).getFirst()));
                case "mean-error-rate/1" -> List.of(percent(decimal(row, "intervals").subtract(decimal(row, "sum_of_error_rates")), decimal(row, "intervals")),
                        percent(decimal(row, "intervals").subtract(decimal(row, "sum_of_error_rates")).subtract(decimal(row, "without_requests")),
                                decimal(row, "intervals")));
                case "interval-attainment/1" -> List.of(
                        percent(decimal(row, "good").add(decimal(row, "not_measured")), decimal(row, "measured").add(decimal(row, "not_measured"))),
                        percent(decimal(row, "good"), decimal(row, "measured").add(decimal(row, "not_measured"))));
                default -> throw new IllegalArgumentException(method);
            };

            assertThat(List.of(line.shares().best(), line.shares().worst())).as(line.rule()).isEqualTo(bounds);
        }
    }

    private static String up(Map<String, String> row) {
        return percent(decimal(row, "minutes").subtract(decimal(row, "down_minutes")), decimal(row, "minutes"));
    }

    /** What is bad is charged to the day on which it begins. */
    @ParameterizedTest
    @MethodSource("all")
    void every_other_budget_burns_by_the_minutes_and_intervals_of_each_day(Recounted again) {
        for (var line : again.document().lines()) {
            var method = line.support().method();
            if (method.matches("(request-ratio|nearest-rank-quantile)/1")) continue;
            var queries = line.support().recount();
            var daily = switch (method) {
                case "downtime-minutes/1" -> again.downMinutesByDay(queries.get(1).query());
                case "mean-error-rate/1" -> again.byDay(queries.get(2).query(), "sum(errors::numeric / requests)");
                case "interval-attainment/1" -> again.byDay(queries.get(2).query(), "count(*) filter (where standing = 'BAD')");
                default -> throw new IllegalArgumentException(method);
            };
            var promised = new BigDecimal(promise(again.document(), line).objectivePercent()).divide(HUNDRED);
            var left = units(again, line).whole().multiply(BigDecimal.ONE.subtract(promised));

            assertThat(daily).isNotEmpty();
            for (var day : line.days()) {
                left = left.subtract(new BigDecimal(daily.getOrDefault(day.day(), "0")));
                assertThat(new BigDecimal(day.remaining())).as(day.day()).isEqualByComparingTo(floor(left));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_chance_says_is_summed_term_by_term(Recounted again) {
        for (var line : again.document().lines()) {
            var units = line.support().method().startsWith("mean-error-rate") ? runs(line) : units(again, line);
            long n = units.whole().longValueExact();
            long bad = units.bad().longValueExact();
            double rate = 1 - Double.parseDouble(promise(again.document(), line).objectivePercent()) / 100;
            double p = 1 - Chances.atMost(n, bad - 1, rate);

            if (line.chance().pValue().startsWith("<")) assertThat(p).isLessThan(0.000_001);
            else assertThat(Double.parseDouble(line.chance().pValue())).isEqualTo(p, within(p * 0.001 + 1e-9));
            assertThat(Double.parseDouble(line.chance().lowPercent())).isEqualTo(100 * (1 - Chances.highestBadRate(n, bad)), within(0.0002));
            assertThat(Double.parseDouble(line.chance().highPercent())).isEqualTo(100 * (1 - Chances.lowestBadRate(n, bad)), within(0.0002));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void days_are_those_of_the_query_by_the_day(Recounted again) {
        for (var line : again.document().lines()) {
            var byDay = line.support().recount().getFirst().query()
                    .replace("select standing, reason, count(*) as n", "select (slot at time zone '{zone}')::date as day, standing, count(*) as n")
                    .replace("group by standing, reason", "group by 1, 2").replace("order by standing, reason", "");
            var found = again.rows("days", Map.of("runs", again.filled(byDay, Map.of())));

            assertThat(line.days()).extracting(Day::day).isEqualTo(found.stream().map(row -> row.get("day")).toList());
            assertThat(line.days()).extracting(d -> d.good() + " " + d.bad() + " " + d.excluded() + " " + d.missing()).isEqualTo(found.stream()
                    .map(row -> row.get("good") + " " + row.get("bad") + " " + row.get("excluded") + " " + row.get("missing")).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_budget_of_runs_burns_by_the_bad_ones_of_each_day(Recounted again) {
        for (var line : again.document().lines()) {
            if (!line.support().method().matches("(request-ratio|nearest-rank-quantile)/1")) continue;
            var left = new BigDecimal(line.budget().allowed());
            for (var day : line.days()) {
                left = left.subtract(big(day.bad()));
                assertThat(new BigDecimal(day.remaining())).isEqualByComparingTo(left);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void latencies_are_the_ranks_of_the_rows(Recounted again) {
        assertThat(again.document().latencies()).hasSize(2);
        for (var one : again.document().latencies()) {
            var rows = latencies(again, one);

            assertThat(one.samples()).isEqualTo(rows.size());
            assertThat(one.over()).isEqualTo(rows.stream().filter(row -> !"0".equals(row.get("certainty"))).count());
            for (var level : one.levels()) level(level, rows);
            for (var step : one.curve()) {
                assertThat(at(rows, rank(rows.size(), new BigDecimal(step.percent())))).isEqualTo(Map.of("certainty", "0", "us", step.us() + ""));
            }
        }
    }

    private static void level(Distribution.Level level, List<Map<String, String>> rows) {
        var percent = new BigDecimal(level.percentile().substring(1));
        double q = percent.doubleValue() / 100;
        var value = at(rows, rank(rows.size(), percent));
        long low = Chances.lowRank(rows.size(), q);
        long high = Chances.highRank(rows.size(), q);
        var bounds = List.of("measured", "at_least", "never_answered");

        assertThat(level.bound()).isEqualTo(bounds.get(Integer.parseInt(requireNonNull(value.get("certainty")))));
        assertThat(level.us()).isEqualTo(micros(value));
        assertThat(level.lowUs()).isEqualTo(high > rows.size() ? 0 : micros(at(rows, low)));
        assertThat(level.highUs()).isEqualTo(high > rows.size() ? 0 : micros(at(rows, high)));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void a_promised_percentile_is_that_of_its_phase(Recounted again) {
        for (var line : again.document().lines()) {
            if (line.quantile().bound().isEmpty()) continue;
            var name = line.quantile().text().substring(0, line.quantile().text().indexOf(' '));
            var phase = line.quantile().text().contains("first token") ? "first_token" : "total";
            var level = again.document().latencies().stream().filter(one -> one.phase().equals(phase)).flatMap(one -> one.levels().stream())
                    .filter(one -> one.percentile().equals(name)).findFirst().orElseThrow();

            assertThat(List.of(line.quantile().us(), line.quantile().lowUs(), line.quantile().highUs()))
                    .isEqualTo(List.of(level.us(), level.lowUs(), level.highUs()));
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void what_was_planned_and_run_is_what_the_tables_hold(Recounted again) {
        var watching = again.document().watching().getFirst();
        var found = again.rows("watching", Map.of()).getFirst();
        var gaps = again.rows("gaps", Map.of());
        var tiers = again.rows("tiers", Map.of());

        assertThat(List.of(watching.expected(), watching.executed(), watching.ownFault(), watching.delayed(), watching.latestStartUs()))
                .isEqualTo(Stream.of("expected", "executed", "own_fault", "delayed", "latest_start_us").map(column -> number(found, column)).toList());
        assertThat(watching.servedTiers().entrySet()).extracting(tier -> tier.getKey() + " " + tier.getValue())
                .isEqualTo(tiers.stream().map(row -> row.get("service_tier") + " " + row.get("n")).toList());
        assertThat(tiers).hasSize(again.toString().equals("aws") ? 2 : 0);
        assertThat(watching.gaps()).extracting(gap -> gap.from() + " " + gap.to() + " " + gap.slots())
                .isEqualTo(gaps.stream().map(row -> instant(row, "from_at") + " " + instant(row, "to_at") + " " + row.get("slots")).toList());
        assertThat(watching.gaps()).extracting(gap -> gap.cause()).contains("MONITOR_OFFLINE");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void incidents_are_three_bad_ones_in_a_row_until_three_good_ones(Recounted again) {
        var found = Incidents.of(again.rows("runs", Map.of()));
        var document = again.document();

        assertThat(document.incidents()).extracting(i -> i.since() + " " + i.until() + " " + i.failures() + " " + i.reason())
                .isEqualTo(found.stream().map(i -> i.since() + " " + i.until() + " " + i.failures() + " " + i.reason()).toList());
        assertThat(document.incidents()).extracting(i -> i.httpStatuses().toString() + i.requestIds())
                .isEqualTo(found.stream().map(i -> i.statuses().toString() + i.requestIds()).toList());
        reliability(again, found);
    }

    private static void reliability(Recounted again, List<Incidents.Found> found) {
        var line = again.document().reliability().getFirst();
        var down = found.stream().map(i -> Duration.between(i.since(), Instant.parse(i.until().isEmpty() ? again.to() : i.until()))).reduce(Duration.ZERO, Duration::plus);
        var up = Duration.between(Instant.parse(again.from()), Instant.parse(again.to())).minus(down);
        var n = big(found.size());

        assertThat(line.incidents()).isEqualTo(found.size());
        assertThat(new BigDecimal(line.downSeconds())).isEqualByComparingTo(seconds(down));
        assertThat(new BigDecimal(line.mttrSeconds())).isEqualByComparingTo(seconds(down).divide(n, 3, RoundingMode.HALF_EVEN));
        assertThat(new BigDecimal(line.mtbfSeconds())).isEqualByComparingTo(seconds(up).divide(n, 3, RoundingMode.HALF_EVEN));
        var loss = again.document().loss();
        if (loss.perMinute().isEmpty()) return;
        assertThat(loss.perMinute()).isEqualTo("12.50 USD");
        assertThat(loss.amount()).isEqualTo(seconds(down).multiply(new BigDecimal("12.50")).divide(big(60), 2, RoundingMode.HALF_EVEN) + " USD");
        assertThat(new BigDecimal(loss.minutes()).multiply(big(60))).isEqualByComparingTo(seconds(down));
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_an_exclusion_took_out_is_what_lies_in_it(Recounted again) {
        for (var exclusion : again.document().exclusions()) {
            var found = again.rows("exclusion", Map.of("excluded_from", exclusion.from(), "excluded_to", exclusion.to()));

            assertThat(exclusion.runs()).isEqualTo(number(found.getFirst(), "runs"));
            assertThat(new BigDecimal(exclusion.minutes()).multiply(big(60)))
                    .isEqualByComparingTo(seconds(Duration.between(Instant.parse(exclusion.from()), Instant.parse(exclusion.to()))));
        }
    }

    /** By hand, from the terms and the fee. */
    @ParameterizedTest
    @CsvSource({"gemini, 0.00 USD, false", "aws, 1000.00 USD, true", "azure, 100.00 USD, true", "github, 0.00 USD, false", "ptu, 800.00 USD, true"})
    void the_credit_is_a_tier_of_the_fee(String contract, String amount, boolean owed) {
        var document = StatementJson.read(store.json(contract));

        assertThat(document.credit().amount()).isEqualTo(amount);
        assertThat(document.credit().owed()).isEqualTo(owed);
    }

    private static Map<String, Map<String, Long>> counts(Recounted again, Line line) {
        var counts = new HashMap<String, Map<String, Long>>();
        for (var row : again.asked(line.support().recount().getFirst().query())) {
            counts.computeIfAbsent(requireNonNull(row.get("standing")), _ -> new TreeMap<>()).put(requireNonNull(row.get("reason")), number(row, "n"));
        }
        return counts;
    }

    private static Map<String, Long> of(Map<String, Map<String, Long>> counts, String standing) {
        return counts.getOrDefault(standing, new TreeMap<>());
    }

    private static long total(Map<String, Map<String, Long>> counts, String standing) {
        return of(counts, standing).values().stream().mapToLong(Long::longValue).sum();
    }

    private static long planned(Recounted again, Line line) {
        return number(again.asked(line.support().recount().getLast().query()).getFirst(), "planned_slots");
    }

    private static Units runs(Line line) {
        return new Units(big(line.counts().counted()), big(line.counts().counted() - line.counts().good()));
    }

    private static Units units(Recounted again, Line line) {
        var method = line.support().method();
        if (method.matches("(request-ratio|nearest-rank-quantile)/1")) return runs(line);
        var row = again.asked(line.support().recount().get(1).query()).getFirst();
        return switch (method) {
            case "mean-error-rate/1" -> new Units(decimal(row, "intervals"), decimal(row, "sum_of_error_rates"));
            case "downtime-minutes/1" -> new Units(decimal(row, "minutes"), decimal(row, "down_minutes"));
            case "interval-attainment/1" -> new Units(decimal(row, "measured"), decimal(row, "measured").subtract(decimal(row, "good")));
            default -> throw new IllegalArgumentException(method);
        };
    }

    private static StatementDocument.Promise promise(StatementDocument document, Line line) {
        return document.contract().rules().stream().filter(rule -> rule.id().equals(line.rule())).findFirst().orElseThrow();
    }

    private static List<Map<String, String>> latencies(Recounted again, Distribution one) {
        boolean isFirst = one.phase().equals("first_token");
        boolean areFailuresExcluded = again.document().method().stream()
                .anyMatch(sentence -> sentence.contains("Failed runs are excluded.") && sentence.contains(isFirst ? "first token" : "total time"));
        return again.rows("latencies", Map.of("column", isFirst ? "ttft_us" : "total_us", "failures", String.valueOf(!areFailuresExcluded),
                "spoiling", isFirst ? "{monitor_delayed,cache_hit,buffered_stream}" : "{monitor_delayed,cache_hit}"));
    }

    private static long rank(long n, BigDecimal percent) {
        return big(n).multiply(percent).divide(HUNDRED, 0, RoundingMode.CEILING).longValueExact();
    }

    private static Map<String, String> at(List<Map<String, String>> rows, long rank) {
        return rows.get(Math.toIntExact(rank - 1));
    }

    private static long micros(Map<String, String> row) {
        return requireNonNull(row.get("us")).isEmpty() ? 0 : number(row, "us");
    }

    private static String percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, EXACT_ENOUGH).setScale(4, RoundingMode.DOWN).toPlainString();
    }

    private static BigDecimal floor(BigDecimal value) {
        // a sum of thirds that PostgreSQL has rounded at its twentieth digit is a third again
        return value.setScale(15, RoundingMode.HALF_EVEN).setScale(6, RoundingMode.FLOOR);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9);
    }

    private static Instant instant(Map<String, String> row, String column) {
        return Incidents.instant(requireNonNull(row.get(column)));
    }

    private static BigDecimal decimal(Map<String, String> row, String column) {
        return new BigDecimal(requireNonNull(row.get(column)));
    }

    private static long number(Map<String, String> row, String column) {
        return decimal(row, column).longValueExact();
    }

    private static BigDecimal big(long number) {
        return BigDecimal.valueOf(number);
    }
}
