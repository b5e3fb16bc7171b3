package dev.nines.sla.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.route.Attempt.Failed;
import dev.nines.sla.route.Attempt.NotRun;
import dev.nines.sla.route.Attempt.Succeeded;
import dev.nines.sla.route.Route.Leg;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
    private static final Route ROUTE = new Route(List.of(
            new Leg("default", Duration.ofSeconds(5)), new Leg("premium", Duration.ofSeconds(2))));

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                       | default | premium | served
        the first answers                          | ok 1    | ok 1    | by default in 1 s
        an answer at the timeout serves            | ok 5    | not run | by default in 5 s
        one after it costs the timeout, no more    | ok 6    | ok 1    | by premium in 6 s
        a quick refusal costs what it took         | bad 1   | ok 1    | by premium in 2 s
        a slow failure costs the timeout           | bad 9   | ok 2    | by premium in 7 s
        at the last leg's timeout too              | bad 1   | ok 3    | by nobody in 3 s
        all fail                                   | bad 9   | bad 1   | by nobody in 6 s
        one that was asked for and not run         | bad 1   | not run | unknown for premium
        the first was not run                      | not run | ok 1    | unknown for default
        """)
    void a_tick_of_two_legs(String name, String first, String second, String served) {
        assertThat(text(served(attempt(first), attempt(second)))).as(name).isEqualTo(served);
    }

    @Test
    void a_leg_that_is_not_in_a_tick_was_not_run() {
        assertThat(ROUTE.replay(List.of(Map.of())).route().ticks()).containsExactly(new Served.Unknown("default"));
    }

    @Test
    void unknown_ticks_are_told_by_bounds() {
        var replay = ROUTE.replay(List.of(
                tick(new Succeeded(seconds(1)), new Succeeded(seconds(1))),
                tick(new Failed(seconds(1)), new Failed(seconds(1))),
                tick(new NotRun(), new Succeeded(seconds(1)))));

        assertThat(replay.route().share()).contains(new Ratio(1, 2));
        assertThat(replay.route().bestCase()).contains(new Ratio(2, 3));
        assertThat(replay.route().worstCase()).contains(new Ratio(1, 3));
        assertThat(replay.alone()).extracting(Replay.Alone::leg).containsExactly("default", "premium");
        assertThat(replay.alone()).extracting(alone -> alone.walk().share().orElseThrow())
                .containsExactly(new Ratio(1, 2), new Ratio(2, 3));
        assertThat(replay.ifIndependent()).contains(new Fraction(5, 6));
        assertThat(replay.route().servedByLeg()).isEqualTo(Map.of("default", 1L));
        assertThat(replay.route().latencies()).containsExactly(seconds(1));
    }

    @Test
    void who_falls_back_pays_for_both_and_a_leg_alone_for_itself() {
        var replay = ROUTE.replay(List.of(
                tick(new Succeeded(seconds(1), usd("0.001")), new Succeeded(seconds(1), usd("0.010"))),
                tick(new Failed(seconds(1), usd("0.002")), new Succeeded(seconds(1), usd("0.010"))),
                tick(new Succeeded(seconds(6), usd("0.003")), new Failed(seconds(1), usd("0")))));

        assertThat(replay.route().bill()).isEqualTo(new Bill(new BigDecimal("0.016"), 0));
        assertThat(bill(replay, 0)).isEqualTo(new Bill(new BigDecimal("0.006"), 0));
        assertThat(bill(replay, 1)).isEqualTo(new Bill(new BigDecimal("0.020"), 0));
        assertThat(replay.route().bill().each(replay.route().served())).contains(new Fraction(8, 1000));
    }

    @Test
    void a_run_without_a_price_makes_the_bill_a_least_amount() {
        var replay = ROUTE.replay(List.of(
                tick(new Failed(seconds(1)), new Succeeded(seconds(1), usd("0.01"))),
                tick(new NotRun(), new Succeeded(seconds(1), usd("0.02")))));

        assertThat(replay.route().bill()).isEqualTo(new Bill(new BigDecimal("0.01"), 1));
        assertThat(replay.route().bill().each(1)).isEmpty();
        assertThat(bill(replay, 1).each(2)).contains(new Fraction(15, 1000));
        assertThat(Bill.NOTHING.each(0)).isEmpty();
        assertThatThrownBy(() -> usd("-0.01")).hasMessage("cost must not be negative: -0.01");
    }

    @Test
    void a_tick_that_nobody_served_is_slower_than_any_that_was() {
        var ticks = new ArrayList<Map<String, Attempt>>(Collections.nCopies(98, answeredIn(1)));
        ticks.addFirst(answeredIn(3));
        assertThat(p99(ticks)).as("99 ticks have no p99").isEqualTo("none");
        ticks.add(answeredIn(2));
        assertThat(p99(ticks)).isEqualTo(new Measured(2_000_000).toString());
        ticks.set(0, tick(new Failed(seconds(1)), new Failed(seconds(1))));
        assertThat(p99(ticks)).isEqualTo(new Measured(2_000_000).toString());
        ticks.set(1, tick(new Failed(seconds(1)), new Failed(seconds(1))));
        assertThat(p99(ticks)).isEqualTo(new Never().toString());
        ticks.set(1, tick(new NotRun(), new NotRun()));
        assertThat(p99(ticks)).as("an unknown tick is not counted").isEqualTo("none");
    }

    @Test
    void of_no_tick_nothing_is_known() {
        var replay = ROUTE.replay(List.of());

        assertThat(replay.route().share()).isEmpty();
        assertThat(replay.route().bestCase()).isEmpty();
        assertThat(replay.route().worstCase()).isEmpty();
        assertThat(replay.ifIndependent()).isEmpty();
        assertThat(replay.route().bill()).isEqualTo(Bill.NOTHING);
    }

    @Test
    void a_route_has_legs_of_different_names() {
        assertThatThrownBy(() -> new Route(List.of())).hasMessage("a route needs at least one leg: 0");
        assertThatThrownBy(() -> new Route(List.of(ROUTE.legs().getFirst(), ROUTE.legs().getFirst())))
                .hasMessageStartingWith("legs must have different names: ");
        assertThatThrownBy(() -> new Leg("a", Duration.ZERO)).hasMessage("timeout must be positive: PT0S");
    }

    private static String text(Served served) {
        return switch (served) {
            case Served.By by -> "by " + by.leg() + " in " + by.latency().toSeconds() + " s";
            case Served.ByNobody nobody -> "by nobody in " + nobody.wasted().toSeconds() + " s";
            case Served.Unknown unknown -> "unknown for " + unknown.leg();
        };
    }

    private static Attempt attempt(String text) {
        var words = text.split(" ", -1);
        return switch (words[0]) {
            case "ok" -> new Succeeded(seconds(Long.parseLong(words[1])));
            case "bad" -> new Failed(seconds(Long.parseLong(words[1])));
            default -> new NotRun();
        };
    }

    private static Served served(Attempt one, Attempt other) {
        return ROUTE.replay(List.of(tick(one, other))).route().ticks().getFirst();
    }

    private static Bill bill(Replay replay, int leg) {
        return replay.alone().get(leg).walk().bill();
    }

    private static String p99(List<Map<String, Attempt>> ticks) {
        return ROUTE.replay(ticks).route().at(Percentile.P99).map(Object::toString).orElse("none");
    }

    private static Map<String, Attempt> answeredIn(long seconds) {
        return tick(new Succeeded(seconds(seconds)), new NotRun());
    }

    private static Map<String, Attempt> tick(Attempt one, Attempt other) {
        return Map.of("default", one, "premium", other);
    }

    private static Cost usd(String amount) {
        return new Cost.Usd(new BigDecimal(amount));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
