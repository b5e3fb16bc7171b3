package dev.nines.monitor.statement.file;

import dev.nines.monitor.statement.StatementDocument;
import java.util.ArrayList;
import java.util.List;

/** Every interval below a promise, as the lines of the statement list them. */
public final class IntervalsCsv {
    private static final List<String> HEADER = List.of("contract", "period", "series", "rule", "method", "from", "to", "counted");

    private IntervalsCsv() {}

    public static String write(StatementDocument document) {
        var records = new ArrayList<List<String>>();
        records.add(HEADER);
        for (var line : document.lines()) {
            for (var below : line.support().below()) {
                records.add(List.of(document.contract().id(), document.period().label(), line.series(), line.rule(), line.support().method(),
                        below.from(), below.to(), below.text()));
            }
        }
        return Csv.table(records);
    }
}
