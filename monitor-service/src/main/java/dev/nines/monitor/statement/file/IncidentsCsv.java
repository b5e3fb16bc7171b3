package dev.nines.monitor.statement.file;

import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Interruption;
import dev.nines.monitor.statement.part.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every incident with what is known of it, in UTC and in the contract's zone. */
public final class IncidentsCsv {
    private static final List<String> HEADER = List.of("contract", "period", "incident", "series", "since", "until", "since_local", "until_local",
            "opened_by", "failures", "http_statuses", "request_ids", "tickets", "remarks");

    private IncidentsCsv() {}

    public static String write(StatementDocument document) {
        var records = new ArrayList<List<String>>();
        records.add(HEADER);
        document.incidents().forEach(i -> records.add(cells(document, i)));
        return Csv.table(records);
    }

    private static List<String> cells(StatementDocument d, Interruption i) {
        return List.of(d.contract().id(), d.period().label(), i.id(), i.series(), i.since(), i.until(), i.local().since(), i.local().until(),
                i.reason(), Long.toString(i.failures()), i.httpStatuses().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                String.join(" ", i.requestIds()),
                i.remarks().stream().map(Remark::ticket).filter(t -> !t.isEmpty()).distinct().collect(Collectors.joining(" ")),
                i.remarks().stream().map(r -> r.at() + " " + r.author() + ": " + r.text()).collect(Collectors.joining("; ")));
    }
}
