package dev.nines.monitor.judge.line;

import java.util.List;

/** Of each field the slots of its columns, in the order in which they are asked. */
final class Slots {
    static final int NONE = -1;
    private static final Field[] FIELDS = Field.values();
    private static final List<String> NOTHING = List.of("null", "NULL", "None", "none", "nan", "NaN", "\\N");

    private final int[][] slots = new int[FIELDS.length][];
    private final Unit[][] units = new Unit[FIELDS.length][];

    @SuppressWarnings("EnumOrdinal") // an array by position, for it is asked a dozen times a line; it never leaves this class
    Slots(Mapping mapping) {
        var all = mapping.all();
        for (var field : FIELDS) {
            var columns = mapping.of(field);
            slots[field.ordinal()] = columns.stream().mapToInt(all::indexOf).toArray();
            units[field.ordinal()] = columns.stream().map(Column::unit).toArray(Unit[]::new);
        }
    }

    /** The slot of the first column that holds a value, or {@link #NONE}. */
    @SuppressWarnings("EnumOrdinal") // as above
    int find(Field field, Cells cells) {
        for (int slot : slots[field.ordinal()]) {
            if (cells.isStructure(slot)) throw new NotUnderstood(field.word() + " must be a single value");
            if (!cells.isAbsent(slot) && !isNothing(cells, slot)) return slot;
        }
        return NONE;
    }

    @SuppressWarnings("EnumOrdinal") // as above
    Unit unit(Field field, int slot) {
        var own = slots[field.ordinal()];
        for (int i = 0; i < own.length; i++) if (own[i] == slot) return units[field.ordinal()][i];
        throw new IllegalArgumentException("no column of " + field + ": " + slot);
    }

    /** What databases and Python write for nothing. */
    private static boolean isNothing(Cells cells, int slot) {
        int length = cells.to(slot) - cells.from(slot);
        char first = cells.chars()[cells.from(slot)];
        if (length > 4 || (first != 'n' && first != 'N' && first != '\\')) return false;
        return NOTHING.contains(cells.string(slot));
    }
}
