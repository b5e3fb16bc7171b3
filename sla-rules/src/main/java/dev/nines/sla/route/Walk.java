package dev.nines.sla.route;

import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one way of asking made of all ticks, in their order. */
public record Walk(List<Served> ticks) {
    public Walk {
        ticks = List.copyOf(ticks);
    }

    /** Served ticks of those that are known. */
    public Optional<Ratio> share() {
        return share(served(), known());
    }

    /** The share if every unknown tick had been served. */
    public Optional<Ratio> bestCase() {
        return share(served() + unknown(), ticks.size());
    }

    /** The share if no unknown tick had been served. */
    public Optional<Ratio> worstCase() {
        return share(served(), ticks.size());
    }

    public SortedMap<String, Long> servedByLeg() {
        var counts = new TreeMap<String, Long>();
        for (var tick : ticks) if (tick instanceof Served.By by) counts.merge(by.leg(), 1L, Long::sum);
        return counts;
    }

    /** Latencies of the served ticks, in the order of the ticks. */
    public List<Duration> latencies() {
        return ticks.stream().flatMap(Walk::latency).toList();
    }

    /** Of the known ticks: one that nobody served is slower than any that was. Empty where they are too few to show it. */
    public Optional<LatencyBound> at(Percentile percentile) {
        if (known() < percentile.minimumSamples()) return Optional.empty();
        long rank = percentile.rank(known());
        if (rank > served()) return Optional.of(new Never());
        var ordered = latencies().stream().sorted().toList();
        return Optional.of(new Measured(ordered.get(Math.toIntExact(rank - 1)).toNanos() / 1000));
    }

    /** Of the known ticks, served or not. */
    public Bill bill() {
        return ticks.stream().map(Walk::bill).reduce(Bill.NOTHING, Bill::plus);
    }

    public long served() {
        return ticks.stream().flatMap(Walk::latency).count();
    }

    public long known() {
        return ticks.size() - unknown();
    }

    public long unknown() {
        return ticks.stream().filter(Served.Unknown.class::isInstance).count();
    }

    private static Stream<Duration> latency(Served tick) {
        return switch (tick) {
            case Served.By by -> Stream.of(by.latency());
            case Served.ByNobody _, Served.Unknown _ -> Stream.empty();
        };
    }

    private static Bill bill(Served tick) {
        return switch (tick) {
            case Served.By by -> by.bill();
            case Served.ByNobody nobody -> nobody.bill();
            case Served.Unknown _ -> Bill.NOTHING;
        };
    }

    private static Optional<Ratio> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(new Ratio(part, whole));
    }
}
