package dev.nines.monitor.config.yaml;

import dev.nines.monitor.config.shape.Key;
import dev.nines.monitor.config.shape.Shape;
import dev.nines.monitor.config.shape.Shape.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A table whose keys are ours: those of its shape. Every other key is refused at the end, and so is one that was not asked for. */
public final class Fields {
    private final Entry table;
    private final Document document;
    private final Table shape;
    private final Set<String> lookedFor = new TreeSet<>();
    private final int problemsBefore;

    Fields(Entry table, Document document, int problemsBefore) {
        this.table = table;
        this.document = document;
        this.shape = table.shape().table();
        this.problemsBefore = problemsBefore;
    }

    public Entry entry() {
        return table;
    }

    /** What may stand here. */
    public List<String> known() {
        return shape.keys().stream().map(Key::name).toList();
    }

    public Optional<Entry> find(String key) {
        if (shape.key(key).isEmpty()) throw new IllegalStateException("is not in the shape: " + table.pathOf(key).shape());
        lookedFor.add(key);
        document.looksFor(table.pathOf(key));
        Optional<Entry> found = table.find(key);
        found.ifPresent(e -> document.found(table.pathOf(key), e.node()));
        return found;
    }

    /** Where it is missing, the problem says what there is to choose from. */
    public Optional<Entry> demand(String key) {
        Optional<Entry> found = find(key);
        if (found.isEmpty()) missing(key, "must be given, " + key(key).choices() + document.leftOpenBy(table.pathOf(key)));
        return found;
    }

    public <T> Parsed<T> required(String key, Literal<T> literal) {
        return demand(key).map(e -> e.as(literal)).orElseGet(Parsed::reported);
    }

    public <T> Parsed<T> optional(String key, Literal<T> literal, T otherwise) {
        return find(key).map(e -> e.as(literal)).orElseGet(() -> Parsed.ok(otherwise));
    }

    public <E extends Enum<E>> Parsed<E> requiredWord(String key, Class<E> meanings) {
        return demand(key).map(e -> e.word(meanings)).orElseGet(Parsed::reported);
    }

    public <E extends Enum<E>> Parsed<E> optionalWord(String key, Class<E> meanings, E otherwise) {
        return find(key).map(e -> e.word(meanings)).orElseGet(() -> Parsed.ok(otherwise));
    }

    public Parsed<Integer> requiredCount(String key) {
        return demand(key).map(Entry::count).orElseGet(Parsed::reported);
    }

    public Parsed<Integer> optionalCount(String key, int otherwise) {
        return find(key).map(Entry::count).orElseGet(() -> Parsed.ok(otherwise));
    }

    public <T> Parsed<List<T>> optionalList(String key, Literal<T> literal, List<T> otherwise) {
        return find(key).map(e -> e.listOf(literal)).orElseGet(() -> Parsed.ok(otherwise));
    }

    /** One value, or a list of at least one. */
    public <T> Parsed<List<T>> optionalOneOrMore(String key, Literal<T> literal, List<T> otherwise) {
        return find(key).map(e -> e.oneOrMore(literal)).orElseGet(() -> Parsed.ok(otherwise));
    }

    /** A table that is read as an empty one where it does not stand. */
    public <T> Parsed<T> table(String key, Function<Fields, Parsed<T>> reader) {
        return reader.apply(find(key).orElseGet(() -> table.emptyTable(key)).fields());
    }

    /** A problem of what is not there, told at the table's own place. */
    public void missing(String key, String remedy) {
        if (table.isTable()) table.child(key, table.node()).problemShowing("(missing)", remedy);
    }

    /** The whole, if no part of it and no key beside it was wrong. */
    public <T> Parsed<T> build(Supplier<T> whole) {
        return build(Map.of(), whole);
    }

    /** @param refused keys that make no sense here, each with its own words */
    public <T> Parsed<T> build(Map<String, String> refused, Supplier<T> whole) {
        refuseUnknown(refused);
        Repeats.refuse(table);
        return isClean() ? Parsed.ok(whole.get()) : Parsed.reported();
    }

    public boolean isClean() {
        return document.problems().count() == problemsBefore;
    }

    private Key key(String name) {
        return shape.key(name).orElseThrow();
    }

    private void refuseUnknown(Map<String, String> refused) {
        for (NodeTuple tuple : table.tuples()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (lookedFor.contains(key.getValue())) continue;
                table.child(key.getValue(), key).problem(refusal(refused, key.getValue()));
            } else {
                table.child("?", tuple.getKeyNode()).problem("is not a key");
            }
        }
    }

    private String refusal(Map<String, String> refused, String key) {
        if (refused.containsKey(key)) return refused.getOrDefault(key, "");
        if (shape.key(key).isPresent()) return "makes no sense here";
        if (key.equals("<<")) return "is not a key here; tables are not merged, an alias stands for a whole one";
        var known = shape.names().stream().filter(k -> !refused.containsKey(k)).toList();
        return "is not a key here" + Nearest.hint(key, known, "; known are " + String.join(", ", known));
    }
}
