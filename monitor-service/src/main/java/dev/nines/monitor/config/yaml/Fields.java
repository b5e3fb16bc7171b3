package dev.nines.monitor.config.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A table whose keys are ours. Every key that is read is known; at the end all others are refused. */
public final class Fields {
    private final Entry table;
    private final Document document;
    private final Set<String> known = new TreeSet<>();
    private final int problemsBefore;

    Fields(Entry table, Document document, int problemsBefore) {
        this.table = table;
        this.document = document;
        this.problemsBefore = problemsBefore;
    }

    public Entry entry() {
        return table;
    }

    public Optional<Entry> find(String key) {
        known.add(key);
        document.looksFor(table.pathOf(key));
        Optional<Entry> found = table.find(key);
        found.ifPresent(e -> document.found(table.pathOf(key), e.node()));
        return found;
    }

    /** @param example what would be right where it is missing: {@code fee: 2500 USD/month} */
    public Optional<Entry> demand(String key, String example) {
        Optional<Entry> found = find(key);
        if (found.isEmpty()) missing(key, "must be given, such as " + example);
        return found;
    }

    public <T> Parsed<T> required(String key, Literal<T> literal, String example) {
        return demand(key, example).map(e -> e.as(literal)).orElseGet(Parsed::reported);
    }

    public <T> Parsed<T> optional(String key, Literal<T> literal, T otherwise) {
        return find(key).map(e -> e.as(literal)).orElseGet(() -> Parsed.ok(otherwise));
    }

    public <T> Parsed<List<T>> optionalList(String key, Literal<T> literal, List<T> otherwise) {
        return find(key).map(e -> e.listOf(literal)).orElseGet(() -> Parsed.ok(otherwise));
    }

    /** One value, or a list of at least one. */
    public <T> Parsed<List<T>> optionalOneOrMore(String key, Literal<T> literal, List<T> otherwise) {
        return find(key).map(e -> e.oneOrMore(literal)).orElseGet(() -> Parsed.ok(otherwise));
    }

    public <T> Parsed<T> optionalTable(String key, Function<Fields, Parsed<T>> reader, T otherwise) {
        return find(key).map(e -> reader.apply(e.fields())).orElseGet(() -> Parsed.ok(otherwise));
    }

    /** A problem of what is not there, told at the table's own place. */
    public void missing(String key, String remedy) {
        if (table.isTable()) table.child(key, table.node()).problemShowing("(missing)", remedy);
    }

    /** The whole, if no part of it and no key beside it was wrong. */
    public <T> Parsed<T> build(Supplier<T> whole) {
        return build(Map.of(), whole);
    }

    /** @param refused keys that are not known, each with its own words */
    public <T> Parsed<T> build(Map<String, String> refused, Supplier<T> whole) {
        refuseUnknown(refused);
        table.refuseRepeats();
        return isClean() ? Parsed.ok(whole.get()) : Parsed.reported();
    }

    public boolean isClean() {
        return document.problems().count() == problemsBefore;
    }

    private void refuseUnknown(Map<String, String> refused) {
        for (NodeTuple tuple : table.tuples()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (known.contains(key.getValue())) continue;
                String remedy = refused.containsKey(key.getValue())
                        ? refused.getOrDefault(key.getValue(), "")
                        : "is not a key here"
                                + Nearest.hint(key.getValue(), known, "; known are " + String.join(", ", known));
                table.child(key.getValue(), key).problem(remedy);
            } else {
                table.child("?", tuple.getKeyNode()).problem("is not a key");
            }
        }
    }
}
