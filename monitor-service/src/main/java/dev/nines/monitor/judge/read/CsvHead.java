package dev.nines.monitor.judge.read;

import dev.nines.monitor.judge.line.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of a CSV file's columns, and what is asked of each. */
final class CsvHead {
    private final byte delimiter;
    private final List<Optional<Paths>> asked;

    CsvHead(byte delimiter, List<String> names, Paths paths) {
        this.delimiter = delimiter;
        this.asked = new ArrayList<>();
        for (var name : names) asked.add(paths.whole(name).or(() -> paths.below(name)));
    }

    byte delimiter() {
        return delimiter;
    }

    int columns() {
        return asked.size();
    }

    /** What is asked of a column; empty where nothing is. */
    Optional<Paths> of(int column) {
        return asked.get(column);
    }

    /** Whether any column is asked for at all. */
    boolean isAsked() {
        return asked.stream().anyMatch(Optional::isPresent);
    }
}
