package dev.nines.monitor.config.shape;

import java.util.ArrayList;
import java.util.List;

/** A shape for people: a row of Markdown for every key, in the order of the shape. */
public final class KeyTable {
    private final List<String> rows = new ArrayList<>(List.of("| key | value | default |", "|---|---|---|"));

    private KeyTable() {}

    public static List<String> rows(Shape root) {
        var table = new KeyTable();
        table.add("", root);
        return List.copyOf(table.rows);
    }

    private void add(String path, Shape shape) {
        switch (shape) {
            case Kind _, Shape.Count _, Shape.Word _ -> {}
            case Shape.Table(var keys, var _) -> keys.forEach(key -> add(path, key));
            case Shape.OverPreset(var table) -> add(path, table);
            case Shape.Members(var _, var member) -> add(path + ".*", member);
            case Shape.Items(var item) -> add(path + "[]", item);
            case Shape.Either(var one, var other) -> {
                add(path, one);
                add(path, other);
            }
        }
    }

    private void add(String path, Key key) {
        String at = path.isEmpty() ? key.name() : path + "." + key.name();
        rows.add("| `" + at + "` | " + key.meaning() + " | " + key.presence().told() + (key.presence().told().isEmpty() ? "|" : " |"));
        add(at, key.shape());
    }
}
