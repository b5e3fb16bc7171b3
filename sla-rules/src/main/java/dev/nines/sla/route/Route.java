package dev.nines.sla.route;

import dev.nines.sla.route.Attempt.Failed;
import dev.nines.sla.route.Attempt.NotRun;
import dev.nines.sla.route.Attempt.Succeeded;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Legs in the order in which they are asked. A leg that takes longer than its timeout has failed, and the next is
 * asked. What a replay cannot show: a real fallback starts later, and meets the load of the others; and a run that the
 * route would have cut off at its timeout is billed as it was really billed.
 */
public record Route(List<Leg> legs) {
    public Route {
        legs = List.copyOf(legs);
        if (legs.isEmpty()) throw new IllegalArgumentException("a route needs at least one leg: 0");
        if (legs.stream().map(Leg::name).distinct().count() != legs.size()) {
            throw new IllegalArgumentException("legs must have different names: " + legs);
        }
    }

    public record Leg(String name, Duration timeout) {
        public Leg {
            if (!timeout.isPositive()) throw new IllegalArgumentException("timeout must be positive: " + timeout);
        }

        private boolean answers(Duration took) {
            return took.compareTo(timeout) <= 0;
        }
    }

    /** @param ticks the runs of each tick by leg; a leg that is not in one was not run */
    public Replay replay(List<Map<String, Attempt>> ticks) {
        return new Replay(walk(legs, ticks), legs.stream().map(leg -> alone(leg, ticks)).toList());
    }

    private static Replay.Alone alone(Leg leg, List<Map<String, Attempt>> ticks) {
        return new Replay.Alone(leg.name(), walk(List.of(leg), ticks));
    }

    private static Walk walk(List<Leg> legs, List<Map<String, Attempt>> ticks) {
        return new Walk(ticks.stream().map(tick -> walk(legs, tick)).toList());
    }

    private static Served walk(List<Leg> legs, Map<String, Attempt> tick) {
        var spent = Duration.ZERO;
        var bill = Bill.NOTHING;
        for (var leg : legs) {
            switch (tick.getOrDefault(leg.name(), new NotRun())) {
                case NotRun _ -> {
                    return new Served.Unknown(leg.name());
                }
                case Succeeded(var took, var cost) when leg.answers(took) -> {
                    return new Served.By(leg.name(), spent.plus(took), bill.plus(cost));
                }
                case Succeeded(_, var cost) -> {
                    spent = spent.plus(leg.timeout());
                    bill = bill.plus(cost);
                }
                case Failed(var took, var cost) -> {
                    spent = spent.plus(leg.answers(took) ? took : leg.timeout());
                    bill = bill.plus(cost);
                }
            }
        }
        return new Served.ByNobody(spent, bill);
    }
}
