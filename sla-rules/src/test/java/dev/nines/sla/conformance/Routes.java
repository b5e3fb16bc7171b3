package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Fraction;
import dev.nines.sla.route.Attempt;
import dev.nines.sla.route.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code composite_replay}: legs are asked in the order in which the rows name them. */
final class Routes implements Method {
    @Override
    public JsonNode work(Question question) {
        var input = question.input();
        var timeout = Terms.seconds(input.decimal("timeout_s"));
        var rows = input.objects("rows");
        var names = rows.getFirst().names();
        var route = new Route(names.stream().map(name -> new Route.Leg(name, timeout)).toList());
        var replay = route.replay(rows.stream().map(Routes::tick).toList());
        var single = replay.alone().stream().map(leg -> percent(leg.walk().share().orElseThrow().fraction())).toList();
        var latencies = replay.route().latencies().stream().map(Routes::seconds).toList();
        return Answer.of("single_availability_pct", single)
                .and("independence_pct", percent(replay.ifIndependent().orElseThrow()))
                .and("replay_pct", percent(replay.route().share().orElseThrow().fraction()))
                .and("served_by", replay.route().servedByLeg())
                .and("latency_of_successes_s", latencies)
                .and("max_success_latency_s", replay.route().latencies().stream().max(Duration::compareTo).map(Routes::seconds))
                .json();
    }

    private static Map<String, Attempt> tick(Fields row) {
        var tick = new TreeMap<String, Attempt>();
        for (var name : List.copyOf(row.names())) tick.put(name, attempt(row.object(name)));
        return tick;
    }

    private static Attempt attempt(Fields leg) {
        var took = Terms.seconds(leg.decimal("s"));
        return leg.number("ok") == 1 ? new Attempt.Succeeded(took) : new Attempt.Failed(took);
    }

    private static String percent(Fraction share) {
        return Answer.percent(share, 4);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9);
    }
}
