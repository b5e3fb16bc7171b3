package dev.nines.sla.statistics;

import dev.nines.sla.sample.Sample;
import java.util.List;

/** The runs that count, in their order: how many of any stretch of them were bad. */
final class CountedRuns {
    private final int[] badBefore;
    private final int size;

    CountedRuns(List<Sample> samples) {
        badBefore = new int[samples.size() + 1];
        int counted = 0;
        for (var sample : samples) {
            switch (sample) {
                case Sample.Good _ -> badBefore[++counted] = badBefore[counted - 1];
                case Sample.Bad _ -> badBefore[++counted] = badBefore[counted - 1] + 1;
                case Sample.Excluded _, Sample.Missing _ -> {}
            }
        }
        size = counted;
    }

    int size() {
        return size;
    }

    int bad() {
        return bad(0, size);
    }

    int bad(int from, int length) {
        return badBefore[from + length] - badBefore[from];
    }
}
