package dev.nines.monitor.cost;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows under each other. */
final class Table {
    static final String INDENT = "          ";

    private Table() {}

    /** @param texts how many columns stand on the left; the others are numbers */
    static Stream<String> aligned(List<List<String>> rows, int texts) {
        int columns = rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)).toArray();
        return rows.stream().map(row -> IntStream.range(0, columns)
                .mapToObj(i -> i < texts ? row.get(i) + blanks(widths[i] - row.get(i).length())
                        : blanks(widths[i] - row.get(i).length()) + row.get(i))
                .collect(Collectors.joining("  ", INDENT, "")).stripTrailing());
    }

    private static String blanks(int n) {
        return " ".repeat(n);
    }
}
