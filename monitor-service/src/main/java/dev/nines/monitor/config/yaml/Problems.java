package dev.nines.monitor.config.yaml;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects every problem of one source, to be told at once. */
public final class Problems {
    private static final int MOST_TOLD = 200;

    private final Set<Problem> found = new LinkedHashSet<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public int count() {
        return found.size();
    }

    /** For a source without lines: {@code lasts "2" has no unit; write 2s, 2m, 2h or 2d}, in reading order. */
    public List<String> sentences() {
        return found.stream().sorted(Comparator.comparing(Problem::place)).limit(MOST_TOLD)
                .map(p -> Stream.of(p.path(), p.value(), p.remedy()).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "))).toList();
    }

    /** One headline, then a line for each problem in reading order, in aligned columns. */
    public String report(String source) {
        var inOrder = found.stream().sorted(Comparator.comparing(Problem::place)).limit(MOST_TOLD).toList();
        int place = widest(inOrder, p -> p.place().text().length());
        int path = widest(inOrder, p -> p.path().length());
        int value = widest(inOrder, p -> p.value().length());
        var text = new StringBuilder(source + " has " + count() + (count() == 1 ? " problem" : " problems"));
        for (Problem p : inOrder) {
            text.append("\n  ").append(padded(p.place().text(), place)).append("  ");
            if (path > 0) text.append(padded(p.path(), path)).append("  ");
            if (value > 0) text.append(padded(p.value(), value)).append(' ');
            text.append(p.remedy());
        }
        if (count() > MOST_TOLD) text.append("\n  and ").append(count() - MOST_TOLD).append(" more");
        return text.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static int widest(List<Problem> problems, ToIntFunction<Problem> width) {
        return problems.stream().mapToInt(width).max().orElse(0);
    }
}
