package dev.nines.monitor.cli;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows in aligned columns, for people. */
final class Columns {
    private static final int GAP = 2;

    private Columns() {}

    static List<String> lines(List<String> head, List<List<String>> rows) {
        var all = Stream.concat(Stream.of(head), rows.stream()).map(row -> row.stream().map(Columns::oneLine).toList()).toList();
        int[] widths = IntStream.range(0, head.size()).map(i -> all.stream().mapToInt(r -> r.get(i).length()).max().orElse(0)).toArray();
        return all.stream().map(row -> line(row, widths)).toList();
    }

    /** What somebody wrote elsewhere moves no cursor here. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + GAP);
        }
        return line.toString().stripTrailing();
    }
}
