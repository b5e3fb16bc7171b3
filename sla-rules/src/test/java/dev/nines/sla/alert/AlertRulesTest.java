package dev.nines.sla.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nines.sla.Ratio;
import dev.nines.sla.alert.Heartbeat.Sight;
import dev.nines.sla.alert.PercentileOver.Demand;
import dev.nines.sla.alert.PercentileOver.Limit;
import dev.nines.sla.alert.ReceiverFailing.Failing;
import dev.nines.sla.alert.ServedOther.Field;
import dev.nines.sla.alert.ServedOther.Served;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.burn.Burn.Window;
import dev.nines.sla.burn.BurnAlert;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.Coverage;
import dev.nines.sla.statistics.Confidence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlertRulesTest {
    private static final Objective NINES_3 = new Objective(999_000);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Severity TICKET = Severity.TICKET;
    private static final BurnAlert HOUR = BurnAlert.usual(Duration.ofDays(30), 4).getFirst();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void every_kind_says_what_it_found_and_why(String name, Supplier<Finding> find, String says) {
        var found = find.get();

        assertThat(word(found) + ": " + found.grounds().reason()).as(name).isEqualTo(says);
        assertThat(found.grounds().figures()).isNotEmpty().allMatch(figure -> !figure.value().isBlank());
    }

    static Stream<Arguments> every_kind_says_what_it_found_and_why() {
        return Stream.of(burns(), percentiles(), shares(), rows(), promises(), costs(), offers(), ourselves()).flatMap(all -> all);
    }

    private static Stream<Arguments> burns() {
        var uptime = new BurnRate("b", BurnRate.Of.UPTIME, NINES_3, HOUR);
        var tail = new BurnRate("b", BurnRate.Of.LATENCY, new Objective(990_000), HOUR);
        return Stream.of(
                row("both windows", () -> uptime.find(new Window(4, 60), new Window(1, 5)),
                        "firing: 4 of 60 failed in 1 h, and it goes on: 66.66 times what 99.9 % leaves room for, 200 times in the last 5 min"),
                row("too few failures", () -> uptime.find(new Window(3, 60), new Window(3, 5)), "quiet: only 3 failed in 1 h, fewer than 4"),
                row("over", () -> uptime.find(new Window(9, 60), new Window(0, 5)),
                        "quiet: over: not more than 14.4 times what 99.9 % leaves room for in the last 5 min"),
                row("well within", () -> uptime.find(new Window(0, 60), new Window(0, 5)),
                        "quiet: not over 14.4 times what 99.9 % leaves room for in 1 h"),
                row("nobody asked lately", () -> uptime.find(new Window(9, 60), new Window(0, 0)),
                        "no data: nothing was counted in 1 h or in the last 5 min"),
                row("a tail", () -> tail.find(new Window(9, 60), new Window(2, 5)),
                        "firing: 9 of 60 too slow in 1 h, and it goes on: 15 times what 99 % leaves room for, 40 times in the last 5 min"));
    }

    private static Stream<Arguments> percentiles() {
        var p99 = new PercentileOver("p", TICKET, new Limit(Percentile.P99, Duration.ofSeconds(2)), Duration.ofHours(3),
                new Demand(100, Confidence.PERCENT_95));
        return Stream.of(
                row("four of a hundred prove it", () -> p99.find(new Window(4, 100)),
                        "firing: 4 of 100 in 3 h took longer than 2 s: p99 is over it, not by chance"),
                row("three may be chance", () -> p99.find(new Window(3, 100)),
                        "quiet: 3 of 100 in 3 h took longer than 2 s, which chance explains below 4"),
                row("too few to say", () -> p99.find(new Window(99, 99)), "no data: 99 samples in 3 h are too few, of 100"),
                row("ten of five hundred", () -> p99.find(new Window(10, 500)),
                        "firing: 10 of 500 in 3 h took longer than 2 s: p99 is over it, not by chance"));
    }

    private static Stream<Arguments> shares() {
        var limited = new ErrorShare("e", TICKET, "RATE_LIMITED", new ErrorShare.Limit(new Ratio(1, 10), 5), Duration.ofMinutes(30));
        return Stream.of(
                row("above", () -> limited.find(new Window(5, 30)), "firing: RATE_LIMITED in 5 of 30 runs in 30 min, limit 10.0000 %"),
                row("exactly at the limit", () -> limited.find(new Window(3, 30)), "quiet: RATE_LIMITED in 3 of 30 runs in 30 min, limit 10.0000 %"),
                row("above, of few", () -> limited.find(new Window(4, 30)),
                        "quiet: RATE_LIMITED in 4 of 30 runs in 30 min, limit 10.0000 %, but fewer than 5"),
                row("of none", () -> limited.find(new Window(0, 0)), "no data: nothing was asked in 30 min"));
    }

    private static Stream<Arguments> rows() {
        var three = new FailuresInARow("r", Severity.PAGE, 3);
        return Stream.of(
                row("three", () -> three.find(3, 10), "firing: 3 failures in a row, 3 are too many"),
                row("two", () -> three.find(2, 10), "quiet: 2 failures in a row, 3 are too many"),
                row("never asked", () -> three.find(0, 0), "no data: nothing was asked yet"));
    }

    private static Stream<Arguments> promises() {
        var spent = new BudgetSpent("s", TICKET, new Ratio(1, 1));
        var certain = new BreachCertain("c", TICKET);
        return Stream.of(
                row("43 of 43.2", () -> spent.find(period(20_000, 43)), "quiet: 43 bad of 43.2 that 99.9 % of 43200 allows"),
                row("44 of 43.2", () -> spent.find(period(20_000, 44)),
                        "firing: 44 bad of 43.2 that 99.9 % of 43200 allows: at least 100.0000 % used up"),
                row("nothing over", () -> spent.find(period(0, 0)), "no data: nothing of the period is over"),
                row("no room, none used", () -> spent.find(new OpenPeriod(new Objective(1_000_000), 10, 5, 0)),
                        "quiet: 0 bad of 0 that 100 % of 10 allows"),
                row("can be met", () -> certain.find(period(20_000, 43)), "quiet: at best 99.9004 % of a promised 99.9 %"),
                row("cannot", () -> certain.find(period(20_000, 44)),
                        "firing: at best 99.8981 % of a promised 99.9 %, however the rest goes"),
                row("too early", () -> certain.find(period(0, 0)), "no data: nothing of the period is over"));
    }

    private static Stream<Arguments> costs() {
        var half = new CostSpent("c", TICKET, new Ratio(1, 2));
        return Stream.of(
                row("half", () -> half.find(usd("0.50"), usd("1.00")), "firing: 0.50 USD of 1.00 USD spent, at least 50.0000 %"),
                row("less", () -> half.find(usd("0.49"), usd("1.00")), "quiet: 0.49 USD of 1.00 USD spent"),
                row("half of the tokens", () -> half.find(500, 1_000), "firing: 500 tokens of 1000 tokens spent, at least 50.0000 %"),
                row("fewer tokens", () -> half.find(499, 1_000), "quiet: 499 tokens of 1000 tokens spent"),
                row("nothing of nothing", () -> half.find(usd("0"), usd("0")), "quiet: 0 USD of 0 USD spent"));
    }

    private static Stream<Arguments> offers() {
        var gone = new ModelGone("g", TICKET, 2);
        var served = new ServedOther("m", TICKET, Field.MODEL, 3);
        var tier = new ServedOther("t", TICKET, Field.SERVICE_TIER, 1);
        return Stream.of(
                row("missing twice", () -> gone.find(2, 9), "firing: missing in the last 2 readings of the endpoint's list"),
                row("missing once", () -> gone.find(1, 9), "quiet: missing on the list, not yet 2 times in a row"),
                row("there", () -> gone.find(0, 9), "quiet: on the endpoint's list"),
                row("no list", () -> gone.find(0, 0), "no data: the endpoint's list could not be read"),
                row("another model", () -> served.find(new Served("big", "small", 3, 9)),
                        "firing: model small answers where big was asked for, 3 times in a row"),
                row("once", () -> served.find(new Served("big", "small", 1, 9)),
                        "quiet: model small answers where big was asked for, 1 times in a row, not yet 3"),
                row("as asked", () -> served.find(new Served("big", "big", 0, 9)), "quiet: served as asked for: big"),
                row("nobody says", () -> served.find(new Served("big", "big", 0, 0)), "no data: no answer says what served it"),
                row("another tier", () -> tier.find(new Served("priority", "default", 1, 9)),
                        "firing: service tier default answers where priority was asked for, 1 times in a row"));
    }

    private static Stream<Arguments> ourselves() {
        var blind = new MonitorBlind("b", Severity.PAGE, new Ratio(1, 2), Duration.ofMinutes(10));
        var failing = new ReceiverFailing("r", TICKET, Duration.ofMinutes(5));
        var beat = new Heartbeat("h", TICKET, MINUTE);
        var noon = Instant.parse("2026-10-01T12:00:00Z");
        return Stream.of(
                row("half", () -> blind.find(new Coverage(5, 10)), "quiet: 5 of 10 planned runs in 10 min were made"),
                row("less than half", () -> blind.find(new Coverage(4, 10)),
                        "firing: 4 of 10 planned runs in 10 min were made, fewer than 50.0000 %"),
                row("nothing planned", () -> blind.find(new Coverage(0, 0)), "no data: nothing was planned in 10 min"),
                row("takes all", () -> failing.find(new Failing(0, Duration.ZERO, 0)), "quiet: takes what is sent"),
                row("a moment", () -> failing.find(new Failing(2, MINUTE, 0)), "quiet: 2 attempts failed in 60 s, not yet for 5 min"),
                row("a while", () -> failing.find(new Failing(4, Duration.ofMinutes(5), 0)), "firing: 4 attempts failed in 300 s"),
                row("given up", () -> failing.find(new Failing(0, Duration.ZERO, 1)), "firing: 1 messages were given up"),
                row("first", () -> beat.find(Instant.MIN, noon, Sight.SEEING), "firing: alive and seeing"),
                row("due", () -> beat.find(noon.minusSeconds(60), noon, Sight.SEEING), "firing: alive and seeing"),
                row("not due", () -> beat.find(noon.minusSeconds(59), noon, Sight.SEEING), "quiet: the last one is younger than 1 min"),
                row("blind", () -> beat.find(noon.minusSeconds(99), noon, Sight.BLIND),
                        "no data: blind: no sign of life while nothing would be noticed"));
    }

    /** It is asked for in the test itself, so that a test which fails is one that ran the rule. */
    private static Arguments row(String name, Supplier<Finding> find, String says) {
        return arguments(name, find, says);
    }

    /** How many failures the usual rules ask for, by window. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                            | objective | every s | rules
        99.9 %, once a minute           | 999000    | 60      | 1h/5min:4 6h/30min:5 1d/2h:8 3d/6h:14
        99.9 %, every ten seconds       | 999000    | 10      | 1h/5min:6 6h/30min:11 1d/2h:23 3d/6h:48
        99.9 %, every five minutes      | 999000    | 300     | 1h/10min:3 6h/30min:3 1d/2h:4 3d/6h:6
        99.9 %, every half hour         | 999000    | 1800    | 6h/1h:2 1d/2h:3 3d/6h:3
        99 %, once a minute             | 990000    | 60      | 1h/5min:7 6h/30min:14 1d/2h:32 3d/6h:71
        a promise without a budget      | 1000000   | 60      |
        """)
    void so_many_failures_that_chance_alone_seldom_speaks_up(String name, int objective, int every, String rules) {
        var found = AlertRules.burn("x", BurnRate.Of.UPTIME, new Objective(objective), Duration.ofSeconds(every)).stream()
                .map(BurnRate.class::cast)
                .map(rule -> rule.name().replace("x-burn-", "") + "/" + Amounts.text(rule.memory()).replace(" ", "") + ":"
                        + rule.alert().minimumFailures()).toList();

        assertThat(String.join(" ", found)).as(name).isEqualTo(rules == null ? "" : rules);
    }

    @Test
    void the_usual_rules_have_names_of_their_own_and_few_of_them_wake_anybody() {
        var rules = Stream.concat(AlertRules.usual(NINES_3, MINUTE).stream(), AlertRules.usualLatency(Percentile.P99, MINUTE).stream()).toList();

        assertThat(rules).extracting(AlertRule::name).doesNotHaveDuplicates().hasSize(17);
        assertThat(rules).filteredOn(rule -> rule.severity() == Severity.PAGE).extracting(AlertRule::name)
                .containsExactly("uptime-burn-1h", "uptime-burn-6h", "monitor-blind", "p99-burn-1h", "p99-burn-6h");
        assertThat(rules).filteredOn(rule -> rule.topic() == Topic.BURN).hasSize(8);
    }

    /** By its topic an alert is inhibited, by its severity it wakes somebody, and so long after an outage its figures still show it. */
    @ParameterizedTest(name = "{1}")
    @MethodSource
    void every_kind_says_what_it_is_about_and_how_long_it_remembers(AlertRule rule, String says) {
        assertThat(rule.topic() + " " + rule.severity() + " " + Amounts.text(rule.memory())).isEqualTo(says);
        assertThat(rule.name()).isEqualTo("n");
    }

    static Stream<Arguments> every_kind_says_what_it_is_about_and_how_long_it_remembers() {
        var all = new Ratio(1, 1);
        return Stream.of(
                arguments(new BurnRate("n", BurnRate.Of.UPTIME, NINES_3, HOUR), "BURN PAGE 5 min"),
                arguments(percentile(Duration.ofMinutes(59)), "TAIL TICKET 59 min"),
                arguments(percentile(Duration.ofHours(1)), "TAIL TICKET 1 h"),
                arguments(percentile(Duration.ofHours(3)), "TAIL TICKET 1 h"),
                arguments(new ErrorShare("n", TICKET, "TIMEOUT", new ErrorShare.Limit(all, 1), Duration.ofHours(2)), "UPTIME TICKET 2 h"),
                arguments(new FailuresInARow("n", Severity.PAGE, 3), "OUTAGE PAGE 0 s"),
                arguments(new BudgetSpent("n", TICKET, all), "PROMISE TICKET 0 s"),
                arguments(new BreachCertain("n", TICKET), "BREACH TICKET 0 s"),
                arguments(new CostSpent("n", TICKET, all), "COST TICKET 0 s"),
                arguments(new ModelGone("n", TICKET, 2), "OFFER TICKET 0 s"),
                arguments(new ServedOther("n", TICKET, Field.MODEL, 3), "OFFER TICKET 0 s"),
                arguments(new MonitorBlind("n", Severity.PAGE, all, Duration.ofDays(1)), "MONITOR PAGE 1 d"),
                arguments(new ReceiverFailing("n", TICKET, MINUTE), "MONITOR TICKET 0 s"),
                arguments(new Heartbeat("n", TICKET, MINUTE), "MONITOR TICKET 0 s"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
        PT0S,     0 s
        PT0.8S,   800 ms
        PT1.5S,   1500 ms
        PT1S,     1 s
        PT61S,    61 s
        PT60S,    1 min
        PT90M,    90 min
        PT6H,     6 h
        PT72H,    3 d
        """)
    void a_length_is_told_in_the_largest_unit_that_leaves_nothing_over(Duration length, String text) {
        assertThat(Amounts.text(length)).isEqualTo(text);
    }

    private static AlertRule percentile(Duration window) {
        return new PercentileOver("n", TICKET, new Limit(Percentile.P99, MINUTE), window, new Demand(100, Confidence.PERCENT_95));
    }

    @Test
    void what_cannot_be_is_refused() {
        var limit = new Limit(Percentile.P99, Duration.ofSeconds(1));

        assertThatThrownBy(() -> new PercentileOver("p", TICKET, limit, MINUTE, new Demand(99, Confidence.PERCENT_95)))
                .hasMessage("minimum samples of p99 must be at least 100: 99");
        assertThatThrownBy(() -> new ErrorShare.Limit(new Ratio(1, 2), 0)).hasMessage("minimum must be at least 1: 0");
        assertThatThrownBy(() -> new FailuresInARow("r", TICKET, 0)).hasMessage("at-least must be at least 1: 0");
        assertThatThrownBy(() -> new ModelGone("r", TICKET, 0)).hasMessage("absent-looks must be at least 1: 0");
        assertThatThrownBy(() -> new ServedOther("r", TICKET, Field.MODEL, 0)).hasMessage("answers must be at least 1: 0");
        assertThatThrownBy(() -> new ReceiverFailing("r", TICKET, Duration.ZERO)).hasMessage("at-least must be positive: PT0S");
        assertThatThrownBy(() -> new Heartbeat("r", TICKET, Duration.ZERO)).hasMessage("every must be positive: PT0S");
        assertThatThrownBy(() -> AlertRules.usual(NINES_3, Duration.ZERO)).hasMessage("every must be positive: PT0S");
        assertThatThrownBy(() -> new Grounds(" ", List.of())).hasMessage("a finding must have a reason");
        assertThatThrownBy(() -> new CostSpent("c", TICKET, new Ratio(1, 1)).find(usd("1"), new Money(BigDecimal.ONE, Currency.getInstance("EUR"))))
                .hasMessage("must be in one currency: 1 USD, 1 EUR");
    }

    private static OpenPeriod period(long elapsed, long bad) {
        return new OpenPeriod(NINES_3, 43_200, elapsed, bad);
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("USD"));
    }

    private static String word(Finding finding) {
        return switch (finding) {
            case Finding.Firing _ -> "firing";
            case Finding.Quiet _ -> "quiet";
            case Finding.NoData _ -> "no data";
        };
    }
}
