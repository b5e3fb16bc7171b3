package dev.nines.monitor.config.yaml;

import dev.nines.monitor.config.shape.Shape;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;

/** One YAML text while it is read: its problems so far, and which keys were looked for. */
public final class Document {
    private final String source;
    private final Shape shape;
    private final Problems problems = new Problems();
    private final Set<String> lookedFor = new TreeSet<>();
    private final Set<String> written = new TreeSet<>();
    private final Set<String> places = new HashSet<>();
    private final Map<String, String> presets = new LinkedHashMap<>();
    private final Map<String, Entry> merged = new HashMap<>();
    private final Set<Node> inherited = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * @param source the file's name as a person would write it
     * @param shape what may stand where
     */
    public Document(String source, Shape shape) {
        this.source = source;
        this.shape = shape;
    }

    /** The text's root, or empty where the text is no YAML; then the problem has been told. */
    public Optional<Entry> root(String text) {
        return switch (Text.read(text)) {
            case Text.Read.Tree(Node root) -> Optional.of(new Entry(this, Path.ROOT, root, shape));
            case Text.Read.Refused(int line, int column, String remedy) -> {
                problems.add(new Problem(new Place(source, line, column), "", "", remedy));
                yield Optional.empty();
            }
        };
    }

    public Problems problems() {
        return problems;
    }

    public String report() {
        return problems.report(source);
    }

    /** Every key that the reader looked for and did not find, as {@code probes.*.every}. */
    public Set<String> keysNotWritten() {
        var missing = new TreeSet<>(lookedFor);
        missing.removeAll(written);
        return missing;
    }

    /** Every key that was looked for and found, what a preset brought apart. */
    public Set<String> keysWritten() {
        return new TreeSet<>(written);
    }

    Place placeOf(Node node) {
        var mark = node.getStartMark();
        return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    void looksFor(Path key) {
        lookedFor.add(key.shape());
        places.add(key.text());
    }

    /** Whether a reader asked for this very key, written or not: a key that makes no sense beside another is not asked for. */
    boolean wasLookedFor(Path key) {
        return places.contains(key.text());
    }

    void completedBy(Path table, String preset) {
        presets.put(table.text() + ".", preset);
    }

    /** For the end of a sentence about a missing key. */
    String leftOpenBy(Path key) {
        boolean isOfItem = key.text().indexOf('[') >= 0; // an item is the user's own, whole
        return presets.entrySet().stream().filter(e -> !isOfItem && key.text().startsWith(e.getKey())).findFirst()
                .map(e -> "; preset \"" + e.getValue() + "\" leaves it to you").orElse("");
    }

    void found(Path key, Node value) {
        if (!inherited.contains(value)) written.add(key.shape());
    }

    void inherit(Node node) {
        inherited.add(node);
    }

    /** What stands at a place once it was laid over a preset; the entry itself where it was not. */
    Entry merged(Entry entry) {
        return merged.getOrDefault(entry.path().text(), entry);
    }

    Entry merge(Entry over) {
        merged.put(over.path().text(), over);
        return over;
    }

    boolean isInherited(Node node) {
        return inherited.contains(node);
    }
}
