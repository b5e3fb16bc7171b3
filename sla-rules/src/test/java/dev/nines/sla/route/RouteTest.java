package dev.nines.sla.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.route.Attempt.Failed;
import dev.nines.sla.route.Attempt.NotRun;
import dev.nines.sla.route.Attempt.Succeeded;
import dev.nines.sla.route.Route.Leg;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTest {
    private static final Route ROUTE = new Route(List.of(
            new Leg("default", Duration.ofSeconds(5)), new Leg("premium", Duration.ofSeconds(2))));

    @Test
    void an_answer_at_the_timeout_serves_and_one_after_it_costs_the_timeout() {
        assertThat(served(new Succeeded(seconds(5)), new NotRun())).isEqualTo(new Served.By("default", seconds(5)));
        assertThat(served(new Succeeded(seconds(6)), new Succeeded(seconds(1))))
                .isEqualTo(new Served.By("premium", seconds(6)));
        assertThat(served(new Failed(seconds(9)), new Failed(seconds(1)))).isEqualTo(new Served.ByNobody(seconds(6)));
        assertThat(served(new Failed(seconds(1)), new Succeeded(seconds(3)))).isEqualTo(new Served.ByNobody(seconds(3)));
    }

    @Test
    void a_leg_that_was_asked_for_and_not_run_leaves_the_tick_unknown() {
        assertThat(served(new Failed(seconds(1)), new NotRun())).isEqualTo(new Served.Unknown("premium"));
        assertThat(ROUTE.replay(List.of(Map.of())).ticks()).containsExactly(new Served.Unknown("default"));
    }

    @Test
    void unknown_ticks_are_told_by_bounds() {
        var replay = ROUTE.replay(List.of(
                tick(new Succeeded(seconds(1)), new Succeeded(seconds(1))),
                tick(new Failed(seconds(1)), new Failed(seconds(1))),
                tick(new NotRun(), new Succeeded(seconds(1)))));

        assertThat(replay.share()).contains(new Ratio(1, 2));
        assertThat(replay.bestCase()).contains(new Ratio(2, 3));
        assertThat(replay.worstCase()).contains(new Ratio(1, 3));
        assertThat(replay.alone()).containsExactly(
                new Replay.Alone("default", 1, 2), new Replay.Alone("premium", 2, 3));
        assertThat(replay.ifIndependent()).contains(new Fraction(5, 6));
        assertThat(replay.servedByLeg()).isEqualTo(Map.of("default", 1L));
        assertThat(replay.latencies()).containsExactly(seconds(1));
    }

    @Test
    void of_no_tick_nothing_is_known() {
        var replay = ROUTE.replay(List.of());

        assertThat(replay.share()).isEmpty();
        assertThat(replay.bestCase()).isEmpty();
        assertThat(replay.worstCase()).isEmpty();
        assertThat(replay.ifIndependent()).isEmpty();
        assertThat(replay.alone().getFirst().share()).isEmpty();
    }

    @Test
    void a_route_has_legs_of_different_names() {
        assertThatThrownBy(() -> new Route(List.of())).hasMessage("a route needs at least one leg: 0");
        assertThatThrownBy(() -> new Route(List.of(ROUTE.legs().getFirst(), ROUTE.legs().getFirst())))
                .hasMessageStartingWith("legs must have different names: ");
        assertThatThrownBy(() -> new Leg("a", Duration.ZERO)).hasMessage("timeout must be positive: PT0S");
    }

    private static Served served(Attempt one, Attempt other) {
        return ROUTE.replay(List.of(tick(one, other))).ticks().getFirst();
    }

    private static Map<String, Attempt> tick(Attempt one, Attempt other) {
        return Map.of("default", one, "premium", other);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
