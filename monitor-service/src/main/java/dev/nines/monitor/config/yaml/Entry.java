package dev.nines.monitor.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One value at its place. What is asked of it and cannot be answered becomes a problem of the document. */
public final class Entry {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
    private static final int LONGEST_SHOWN = 40;

    private final Document document;
    private final Path path;
    private final Node node;

    Entry(Document document, Path path, Node node) {
        this.document = document;
        this.path = path;
        this.node = node;
    }

    /** The last step of the path: the name that the user gave a member. */
    public String name() {
        return path.last();
    }

    public void problem(String remedy) {
        problemShowing(shown(), remedy);
    }

    /** For a value that nobody may see, or that says less than its key. */
    public void problemShowing(String value, String remedy) {
        document.problems().add(new Problem(document.placeOf(node), path.text(), value, remedy));
    }

    /** The text, or empty where it is no single value; then the problem has been told, and the value shown nowhere. */
    public Optional<String> text() {
        if (node instanceof ScalarNode s) return Optional.of(References.show(s.getValue()));
        problem("must be a single value");
        return Optional.empty();
    }

    public <T> Parsed<T> as(Literal<T> literal) {
        Parsed<T> parsed = text().map(literal::read).orElseGet(Parsed::reported);
        if (parsed instanceof Parsed.Wrong<T>(String remedy) && !remedy.isEmpty()) problem(remedy);
        return parsed;
    }

    public Fields fields() {
        int before = document.problems().count();
        if (!isTable()) problem("must be a table of keys");
        return new Fields(this, document, before);
    }

    /** The members of a table whose keys are names of the user's own choice, in their order. */
    public List<Entry> members() {
        for (NodeTuple tuple : tuples()) {
            Entry key = new Entry(document, path, tuple.getKeyNode());
            key.as(text -> NAME.matcher(text).matches() ? Parsed.ok(text)
                    : Parsed.wrong("is no name; use letters, digits, - and _, at most 63"));
        }
        return entries();
    }

    /** The same where any text will do as a name. */
    public List<Entry> entries() {
        if (!isTable()) problem("must be a table of names");
        var entries = new ArrayList<Entry>();
        for (NodeTuple tuple : tuples()) {
            Entry key = new Entry(document, path, tuple.getKeyNode());
            key.text().ifPresent(name -> entries.add(new Entry(document, path.named(name), tuple.getValueNode())));
        }
        refuseRepeats();
        return entries;
    }

    public List<Entry> items() {
        if (!(node instanceof SequenceNode list)) {
            problem("must be a list, [a, b]");
            return List.of();
        }
        var items = new ArrayList<Entry>();
        for (Node value : list.getValue()) items.add(new Entry(document, path.item(items.size()), value));
        return items;
    }

    public <T> Parsed<List<T>> listOf(Literal<T> literal) {
        int before = document.problems().count();
        var values = new ArrayList<T>();
        for (Entry item : items()) item.as(literal).ifOk(values::add);
        return document.problems().count() == before ? Parsed.ok(values) : Parsed.reported();
    }

    /** One value by itself, or a list of at least one. */
    public <T> Parsed<List<T>> oneOrMore(Literal<T> literal) {
        if (!(node instanceof SequenceNode list)) return as(literal).map(List::of);
        if (!list.getValue().isEmpty()) return listOf(literal);
        problem("must name at least one");
        return Parsed.reported();
    }

    /** One key of this table, without asking whether all others are known. */
    public Optional<Entry> find(String key) {
        return tuples().stream()
                .filter(t -> t.getKeyNode() instanceof ScalarNode s && s.getValue().equals(key)).findFirst()
                .map(t -> child(key, t.getValueNode()));
    }

    /** This table over another: what stands here wins, tables merge, and what is inherited stands at {@code at}. */
    public Entry over(Entry defaults, Entry at) {
        return new Entry(document, path, new Inheritance(document, at.node).merge(node, defaults.node));
    }

    List<NodeTuple> tuples() {
        return node instanceof MappingNode m ? m.getValue() : List.of();
    }

    Entry child(String key, Node value) {
        return new Entry(document, path.key(key), value);
    }

    public boolean isTable() {
        return node instanceof MappingNode;
    }

    Node node() {
        return node;
    }

    Path pathOf(String key) {
        return path.key(key);
    }

    void refuseRepeats() {
        var seen = new ArrayList<String>();
        for (NodeTuple tuple : tuples()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) continue;
            if (seen.contains(key.getValue())) child(key.getValue(), key).problem("is written twice");
            seen.add(key.getValue());
        }
    }

    private String shown() {
        return switch (node) {
            case ScalarNode s -> shown(References.show(s.getValue()));
            case SequenceNode _ -> "[...]";
            default -> "{...}"; // a library's node, not a type of ours
        };
    }

    private static String shown(String value) {
        String oneLine = withoutCredentials(value.replaceAll("\\s+", " "));
        String cut = oneLine.length() <= LONGEST_SHOWN ? oneLine : oneLine.substring(0, LONGEST_SHOWN - 3) + "...";
        return cut.matches("[0-9+-].*") ? cut : "\"" + cut + "\"";
    }

    /** A URL that was refused may have been refused for what it holds. */
    private static String withoutCredentials(String value) {
        return value.contains("://") ? value.replaceAll("//[^/]*@", "//...@").replaceAll("[?#].*", "?...") : value;
    }
}
