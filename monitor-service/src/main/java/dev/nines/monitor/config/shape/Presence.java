package dev.nines.monitor.config.shape;

import java.util.function.Function;

/** What becomes of a table in which a key does not stand. */
public sealed interface Presence {
    record Required(String example) implements Presence {}

    /** Also beside a preset: none can know it. */
    record RequiredAlways(String example) implements Presence {}

    record RequiredWhen(String when, String example) implements Presence {}

    record Usual(String yaml, String told) implements Presence {}

    record Derived(Function<Siblings, String> yaml, String told) implements Presence {}

    /** Nothing stands in its place. */
    record Optional(String told) implements Presence {}

    /** The keys that stand beside one. */
    interface Siblings {
        boolean has(String key);

        /** The text of a single value, what is usual included. */
        String text(String key);

        /** The name that the user gave the table. */
        String name();
    }

    /** For people, as the last column of a table of keys. */
    default String told() {
        return switch (this) {
            case Required _, RequiredAlways _ -> "required";
            case RequiredWhen(var when, var _) -> "required " + when;
            case Usual(var _, var told) -> told;
            case Derived(var _, var told) -> told;
            case Optional(var told) -> told;
        };
    }
}
