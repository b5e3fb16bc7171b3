package dev.nines.monitor.evaluate;

import dev.nines.sla.budget.OpenPeriod;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** How every rule stands in the period that runs, as of the last time somebody counted. For any thread. */
public final class StandingBoard {
    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::contract).thenComparing(Row::rule).thenComparing(Row::series);

    private volatile List<Row> rows = List.of();

    /**
     * @param period its label
     * @param unit what is counted: runs, minutes, intervals
     * @param open in these units
     */
    public record Row(String contract, String rule, String series, String period, Instant asOf, String unit, OpenPeriod open) {}

    void show(List<Row> counted) {
        rows = counted.stream().sorted(ORDER).toList();
    }

    public List<Row> rows() {
        return rows;
    }
}
