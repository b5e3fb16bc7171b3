package dev.nines.monitor.judge.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which columns say what. Of several columns the first that holds a value counts, in every line anew.
 *
 * @param name of the preset, or the file that it was read from
 */
public record Mapping(String name, Map<Field, List<Column>> columns) {
    public Mapping {
        var copy = new EnumMap<Field, List<Column>>(Field.class);
        columns.forEach((field, list) -> copy.put(field, List.copyOf(list)));
        columns = Collections.unmodifiableMap(copy);
    }

    /** The same mapping where these columns say it, and no others. */
    public Mapping with(Field field, List<Column> instead) {
        var changed = new EnumMap<Field, List<Column>>(Field.class);
        changed.putAll(columns);
        changed.put(field, instead);
        return new Mapping(name, changed);
    }

    public List<Column> of(Field field) {
        return columns.getOrDefault(field, List.of());
    }

    /** Every column once, in the order of the fields. */
    List<Column> all() {
        var all = new ArrayList<Column>();
        columns.values().forEach(list -> list.stream().filter(column -> !all.contains(column)).forEach(all::add));
        return all;
    }
}
