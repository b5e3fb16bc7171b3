package dev.nines.monitor.watch.golden;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Incidents as a person would mark them in a list of runs: from the first of three bad ones to the first of three good ones. */
final class Incidents {
    private Incidents() {}

    /** @param until empty while it goes on */
    record Found(Instant since, String until, long failures, String reason, SortedSet<Integer> statuses, List<String> requestIds) {}

    static List<Found> of(List<Map<String, String>> rows) {
        var runs = rows.stream().filter(row -> !text(row, "standing").isEmpty()).toList();
        var found = new ArrayList<Found>();
        for (int i = 0; i + 2 < runs.size(); i++) {
            if (!are(runs, i, "bad")) continue;
            int end = i;
            while (end + 2 < runs.size() && !are(runs, end, "good")) end++;
            boolean isOver = end + 2 < runs.size();
            var until = isOver ? at(runs.get(end)).toString() : "";
            found.add(found(runs.subList(i, isOver ? end : runs.size()), until, text(runs.get(i + 2), "class")));
            i = isOver ? end : runs.size();
        }
        return found;
    }

    private static Found found(List<Map<String, String>> runs, String until, String reason) {
        var bad = runs.stream().filter(row -> text(row, "standing").equals("bad")).toList();
        var statuses = new TreeSet<Integer>();
        bad.stream().map(row -> text(row, "http_status")).filter(status -> !status.isEmpty()).forEach(status -> statuses.add(Integer.valueOf(status)));
        var ids = bad.stream().map(row -> text(row, "request_id")).filter(id -> !id.isEmpty()).limit(5).toList();
        return new Found(at(runs.getFirst()), until, bad.size(), reason, statuses, ids);
    }

    private static boolean are(List<Map<String, String>> runs, int from, String standing) {
        return runs.subList(from, from + 3).stream().allMatch(row -> text(row, "standing").equals(standing));
    }

    private static Instant at(Map<String, String> row) {
        return instant(text(row, "slot"));
    }

    /** As PostgreSQL writes one in UTC: {@code 2026-10-25 00:21:00+00}. */
    static Instant instant(String text) {
        return Instant.parse(text.replace(' ', 'T').replace("+00", "Z"));
    }

    private static String text(Map<String, String> row, String column) {
        return requireNonNull(row.get(column));
    }
}
