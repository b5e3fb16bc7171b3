package dev.nines.sla.route;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a route would have done.
 *
 * @param ticks in their order
 * @param alone each leg as if it were the only one, in the route's order
 */
public record Replay(List<Served> ticks, List<Alone> alone) {
    public Replay {
        ticks = List.copyOf(ticks);
        alone = List.copyOf(alone);
    }

    /** @param ran ticks at which the leg was run */
    public record Alone(String leg, long succeeded, long ran) {
        public Optional<Ratio> share() {
            return ran == 0 ? Optional.empty() : Optional.of(new Ratio(succeeded, ran));
        }
    }

    /** Served ticks of those that are known. */
    public Optional<Ratio> share() {
        return share(served(), ticks.size() - unknown());
    }

    /** The share if every unknown tick had been served. */
    public Optional<Ratio> bestCase() {
        return share(served() + unknown(), ticks.size());
    }

    /** The share if no unknown tick had been served. */
    public Optional<Ratio> worstCase() {
        return share(served(), ticks.size());
    }

    /**
     * What the legs' shares would promise if their failures had nothing to do with each other; they have, so this is
     * printed beside the replay to show by how much it flatters.
     */
    public Optional<Fraction> ifIndependent() {
        var allFail = Fraction.ONE;
        for (var leg : alone) {
            if (leg.ran() == 0) return Optional.empty();
            allFail = allFail.times(new Fraction(leg.ran() - leg.succeeded(), leg.ran()));
        }
        return Optional.of(Fraction.ONE.minus(allFail));
    }

    public SortedMap<String, Long> servedByLeg() {
        var counts = new TreeMap<String, Long>();
        for (var tick : ticks) if (tick instanceof Served.By by) counts.merge(by.leg(), 1L, Long::sum);
        return counts;
    }

    /** Latencies of the served ticks, in the order of the ticks. */
    public List<Duration> latencies() {
        return ticks.stream()
                .filter(Served.By.class::isInstance)
                .map(tick -> ((Served.By) tick).latency())
                .toList();
    }

    public long served() {
        return latencies().size();
    }

    public long unknown() {
        return ticks.stream().filter(Served.Unknown.class::isInstance).count();
    }

    private static Optional<Ratio> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(new Ratio(part, whole));
    }
}
