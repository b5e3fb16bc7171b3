package dev.nines.monitor.statement;

import dev.nines.monitor.statement.StatementDocument.Interruption;
import dev.nines.monitor.statement.StatementDocument.Line;
import dev.nines.monitor.statement.file.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** RFC 4180. One line for each series under each rule, then one for each incident, then the credit; {@code record} says which. */
public final class StatementCsv {
    private static final List<String> HEADER = List.of("record", "contract", "period", "data", "series", "rule", "verdict", "reason",
            "attained_percent", "best_case_percent", "worst_case_percent", "good", "counted", "observed", "expected", "bad", "excluded",
            "missing", "budget_allowed", "budget_remaining", "quantile", "quantile_us", "limit_us", "p_value", "since", "until", "amount");

    private StatementCsv() {}

    public static String write(StatementDocument document) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADER);
        document.lines().forEach(line -> rows.add(row(document, line)));
        document.incidents().forEach(i -> rows.add(row(document, i)));
        rows.add(credit(document));
        return Csv.table(rows);
    }

    private static List<String> row(StatementDocument d, Line l) {
        var row = start("rule", d, l.series());
        row.addAll(List.of(l.rule(), l.verdict(), l.reason(), l.shares().attained(), l.shares().best(), l.shares().worst()));
        var c = l.counts();
        row.addAll(List.of(text(c.good()), text(c.counted()), text(c.observed()), text(c.expected()), reasons(c.bad()),
                reasons(c.excluded()), reasons(c.missing()), l.budget().allowed(), l.budget().remaining(), l.quantile().bound()));
        boolean hasMicros = l.quantile().us() > 0;
        row.addAll(List.of(hasMicros ? text(l.quantile().us()) : "", l.quantile().limitUs() > 0 ? text(l.quantile().limitUs()) : "",
                l.chance().pValue()));
        return padded(row);
    }

    private static List<String> row(StatementDocument d, Interruption i) {
        var row = start("incident", d, i.series());
        row.addAll(List.of("", "", i.reason()));
        while (row.size() < HEADER.indexOf("since")) row.add("");
        row.addAll(List.of(i.since(), i.until()));
        return padded(row);
    }

    private static List<String> credit(StatementDocument d) {
        var row = start("credit", d, "");
        row.addAll(List.of("", d.verdict(), d.credit().owed() ? "OWED" : "NOT_OWED"));
        while (row.size() < HEADER.indexOf("until")) row.add("");
        row.addAll(List.of(d.claim().before(), d.credit().amount()));
        return row;
    }

    private static List<String> start(String kind, StatementDocument d, String series) {
        return new ArrayList<>(List.of(kind, d.contract().id(), d.period().label(), d.data(), series));
    }

    private static List<String> padded(List<String> row) {
        while (row.size() < HEADER.size()) row.add("");
        return row;
    }

    private static String reasons(SortedMap<String, Long> counts) {
        return counts.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(" "));
    }

    private static String text(long n) {
        return Long.toString(n);
    }
}
