package dev.nines.monitor.judge.line;

import java.util.List;

/**
 * Where a value stands.
 *
 * @param path the name of a column, or the names of nested fields joined by dots
 * @param unit of a length or an instant; of anything else it means nothing
 */
public record Column(String path, Unit unit) {
    public Column {
        if (path.isBlank() || List.of(path.split("\\.", -1)).contains("")) {
            throw new IllegalArgumentException("a path must be names joined by dots: \"" + path + "\"");
        }
    }

    List<String> steps() {
        return List.of(path.split("\\."));
    }
}
