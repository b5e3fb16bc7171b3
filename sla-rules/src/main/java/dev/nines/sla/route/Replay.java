package dev.nines.sla.route;

import dev.nines.sla.Fraction;
import java.util.List;
import java.util.Optional;

/**
 * What a route would have done, and each of its legs.
 *
 * @param route the legs one after the other
 * @param alone each leg as if it were the only one, in the route's order
 */
public record Replay(Walk route, List<Alone> alone) {
    public Replay {
        alone = List.copyOf(alone);
    }

    public record Alone(String leg, Walk walk) {}

    /**
     * What the legs' shares would promise if their failures had nothing to do with each other; they have, so this is
     * printed beside the replay to show by how much it flatters.
     */
    public Optional<Fraction> ifIndependent() {
        var allFail = Fraction.ONE;
        for (var leg : alone) {
            var served = leg.walk().share();
            if (served.isEmpty()) return Optional.empty();
            allFail = allFail.times(Fraction.ONE.minus(served.get().fraction()));
        }
        return Optional.of(Fraction.ONE.minus(allFail));
    }
}
