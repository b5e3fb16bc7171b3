package dev.nines.sla.statistics;

import dev.nines.sla.sample.LatencyBound;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** Runs in their order, each with its place among all different latencies: a rank is then found by counting. */
final class RankedRuns {
    private final List<LatencyBound> ascending;
    private final int[] places;
    private final int[] drawn;
    private int size;

    RankedRuns(List<LatencyBound> runs) {
        ascending = runs.stream().distinct().sorted().toList();
        var place = new HashMap<LatencyBound, Integer>();
        ascending.forEach(latency -> place.put(latency, place.size()));
        places = runs.stream().mapToInt(place::get).toArray();
        drawn = new int[ascending.size()];
    }

    void drawNone() {
        Arrays.fill(drawn, 0);
        size = 0;
    }

    void draw(int from, int length) {
        for (int run = from; run < from + length; run++) drawn[places[run]]++;
        size += length;
    }

    /** Of those drawn; the shortest has rank 1. */
    LatencyBound atRank(long rank) {
        long longer = size - rank;
        int place = drawn.length - 1;
        while (longer >= drawn[place]) longer -= drawn[place--];
        return ascending.get(place);
    }
}
