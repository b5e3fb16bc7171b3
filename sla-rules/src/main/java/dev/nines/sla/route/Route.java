package dev.nines.sla.route;

import dev.nines.sla.route.Attempt.Failed;
import dev.nines.sla.route.Attempt.NotRun;
import dev.nines.sla.route.Attempt.Succeeded;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Legs in the order in which they are asked. A leg that takes longer than its timeout has failed, and the next is
 * asked. What a replay cannot show: a real fallback starts later, and meets the load of the others.
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

        private boolean isServedBy(Attempt attempt) {
            return attempt instanceof Succeeded(Duration took) && took.compareTo(timeout) <= 0;
        }
    }

    /** @param ticks the runs of each tick by leg; a leg that is not in one was not run */
    public Replay replay(List<Map<String, Attempt>> ticks) {
        var served = ticks.stream().map(this::walk).toList();
        return new Replay(served, legs.stream().map(leg -> alone(leg, ticks)).toList());
    }

    private Served walk(Map<String, Attempt> tick) {
        var spent = Duration.ZERO;
        for (var leg : legs) {
            var attempt = tick.getOrDefault(leg.name(), new NotRun());
            switch (attempt) {
                case NotRun _ -> {
                    return new Served.Unknown(leg.name());
                }
                case Succeeded(var took) when leg.isServedBy(attempt) -> {
                    return new Served.By(leg.name(), spent.plus(took));
                }
                case Succeeded(var took) -> spent = spent.plus(shorter(took, leg.timeout()));
                case Failed(var took) -> spent = spent.plus(shorter(took, leg.timeout()));
            }
        }
        return new Served.ByNobody(spent);
    }

    private static Replay.Alone alone(Leg leg, List<Map<String, Attempt>> ticks) {
        var run = ticks.stream()
                .map(tick -> tick.getOrDefault(leg.name(), new NotRun()))
                .filter(attempt -> !(attempt instanceof NotRun))
                .toList();
        return new Replay.Alone(leg.name(), run.stream().filter(leg::isServedBy).count(), run.size());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
