package dev.nines.monitor.config.yaml;

import java.io.StringReader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** One YAML text while it is read: its problems so far, and which keys were looked for. */
public final class Document {
    private final String source;
    private final Problems problems = new Problems();
    private final Set<String> lookedFor = new TreeSet<>();
    private final Set<String> written = new TreeSet<>();
    private final Set<Node> inherited = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param source the file's name as a person would write it */
    public Document(String source) {
        this.source = source;
    }

    /** The text's root, or empty where the text is no YAML; then the problem has been told. */
    public Optional<Entry> root(String text) {
        try {
            Node node = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .compose(new StringReader(References.hide(text)));
            if (node != null) return Optional.of(new Entry(this, Path.ROOT, node));
            problems.add(new Problem(new Place(source, 1, 1), "", "", "is empty; the example file shows every key"));
        } catch (MarkedYAMLException e) {
            problems.add(notYaml(e));
        } catch (YAMLException e) {
            problems.add(new Problem(new Place(source, 1, 1), "", "", "is not YAML: " + firstLine(e.getMessage())));
        }
        return Optional.empty();
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
    }

    void found(Path key, Node value) {
        if (!inherited.contains(value)) written.add(key.shape());
    }

    void inherit(Node node) {
        inherited.add(node);
    }

    private Problem notYaml(MarkedYAMLException e) {
        var mark = e.getProblemMark();
        var place = mark == null
                ? new Place(source, 1, 1) : new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
        return new Problem(place, "", "", "is not YAML: " + firstLine(e.getProblem()));
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("").strip();
    }
}
