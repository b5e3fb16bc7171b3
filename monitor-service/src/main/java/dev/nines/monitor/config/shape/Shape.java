package dev.nines.monitor.config.shape;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may stand at one place. */
public sealed interface Shape permits Kind, Shape.Count, Shape.Word, Shape.Table, Shape.OverPreset, Shape.Members, Shape.Items,
        Shape.Either {

    /** A whole number. */
    record Count(int least, int most) implements Shape {}

    /** One of these. */
    record Word(List<String> words) implements Shape {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** A table whose keys are ours. */
    record Table(List<Key> keys, List<Group> groups) implements Shape {
        public Table {
            keys = List.copyOf(keys);
            groups = List.copyOf(groups);
        }

        public static Table of(Key... keys) {
            return new Table(List.of(keys), List.of());
        }

        public Table with(Group group) {
            return new Table(keys, Stream.concat(groups.stream(), Stream.of(group)).toList());
        }

        public Optional<Key> key(String name) {
            return keys.stream().filter(k -> k.name().equals(name)).findFirst();
        }

        public List<String> names() {
            return keys.stream().map(Key::name).toList();
        }

        /** The keys of which only one can stand beside this one: itself. */
        public List<String> rivals(String name) {
            return groups.stream().filter(g -> g.choose() != Group.Choose.AT_LEAST_ONE && g.keys().contains(name))
                    .flatMap(g -> g.keys().stream()).filter(k -> !k.equals(name)).toList();
        }
    }

    /** A table of which a named preset, by the key {@code preset}, may set whatever is not written. */
    record OverPreset(Table table) implements Shape {}

    /** A table whose keys are the user's own. */
    record Members(Naming naming, Shape member) implements Shape {}

    enum Naming { NAMES, ANY_TEXT }

    record Items(Shape item) implements Shape {}

    record Either(Shape one, Shape other) implements Shape {}

    default boolean isTable() {
        return switch (this) {
            case Table _, OverPreset _ -> true;
            case Either(Shape one, Shape other) -> one.isTable() || other.isTable();
            case Kind _, Count _, Word _, Members _, Items _ -> false;
        };
    }

    /** The table that this is or may be. */
    default Table table() {
        return switch (this) {
            case Table t -> t;
            case OverPreset(Table t) -> t;
            case Either(Shape one, Shape other) -> other.isTable() ? other.table() : one.table();
            case Kind _, Count _, Word _, Members _, Items _ -> throw new IllegalStateException("is no table of keys: " + this);
        };
    }

    /** What stands under a key of the table that this may be; any text where there is no such key. */
    default Shape under(String key) {
        return isTable() ? table().key(key).map(Key::shape).orElse(Kind.TEXT) : Kind.TEXT;
    }

    /** The words of which this is or may be one. */
    default List<String> words() {
        return switch (this) {
            case Word(List<String> words) -> words;
            case Either(Shape one, Shape other) -> Stream.concat(one.words().stream(), other.words().stream()).toList();
            case Kind _, Count _, Table _, OverPreset _, Members _, Items _ -> List.of();
        };
    }

    /** What stands under each name of the user's own. */
    default Shape member() {
        return switch (this) {
            case Members(var _, Shape member) -> member;
            case Kind _, Count _, Word _, Items _, Table _, OverPreset _, Either _ ->
                throw new IllegalStateException("is no table of names: " + this);
        };
    }

    /** What stands in the list that this is or may be. */
    default Shape item() {
        return switch (this) {
            case Items(Shape item) -> item;
            case Either(Shape one, Shape other) -> other instanceof Items ? other.item() : one.item();
            case Kind _, Count _, Word _, Members _, Table _, OverPreset _ -> throw new IllegalStateException("is no list: " + this);
        };
    }
}
