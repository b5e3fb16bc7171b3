package dev.nines.probe.simulator.file;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A place in the document, with its path. A wrong value is noted and a stand-in is returned, so that one reading finds
 * every problem; what is built from stand-ins is thrown away.
 */
final class Spot {
    private final String path;
    private final JsonValue value;
    private final List<String> problems;

    private Spot(String path, JsonValue value, List<String> problems) {
        this.path = path;
        this.value = value;
        this.problems = problems;
    }

    static Spot root(JsonValue value, List<String> problems) {
        return new Spot("", value, problems);
    }

    boolean isThere() {
        return !(value instanceof JsonValue.Missing);
    }

    /** This place, which must be an object without other fields than these. */
    Spot with(String... known) {
        if (value instanceof JsonValue.Fields fields) {
            var names = List.of(known);
            for (String name : fields.all().keySet()) {
                if (names.contains(name)) continue;
                problems.add(at(name) + " is not known here, there are " + String.join(", ", names));
            }
            return this;
        }
        wrong("an object with " + String.join(", ", known));
        return new Spot(path, value, new ArrayList<>()); // one problem is enough for all that is missing below it
    }

    Spot child(String name) {
        var missing = new JsonValue.Missing();
        var child = value instanceof JsonValue.Fields fields ? fields.all().getOrDefault(name, missing) : missing;
        return new Spot(at(name), child, problems);
    }

    List<Spot> items() {
        if (value instanceof JsonValue.Items(List<JsonValue> all)) {
            return IntStream.range(0, all.size())
                    .mapToObj(i -> new Spot(path + "[" + i + "]", all.get(i), problems)).toList();
        }
        if (isThere()) wrong("a list");
        return List.of();
    }

    <T> T read(Kind<T> kind) {
        var read = kind.parse().apply(value);
        if (read.isEmpty()) wrong(kind.right());
        return read.orElseGet(kind::standIn);
    }

    <T> T readOr(Kind<T> kind, T ifMissing) {
        return isThere() ? read(kind) : ifMissing;
    }

    void wrong(String right) {
        problems.add((path.isEmpty() ? "the file" : path) + " is " + value.shown() + ", must be " + right);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
