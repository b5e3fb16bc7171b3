package dev.nines.monitor.config.yaml;

import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One value at its place. What is asked of it and cannot be answered becomes a problem of the document. */
public final class Entry {
    private static final Pattern NAME = Kind.NAME.pattern();

    private final Document document;
    private final Path path;
    private final Node node;
    private final Shape shape;

    Entry(Document document, Path path, Node node, Shape shape) {
        this.document = document;
        this.path = path;
        this.node = node;
        this.shape = shape;
    }

    /** The last step of the path: the name that the user gave a member. */
    public String name() {
        return path.last();
    }

    public void problem(String remedy) {
        problemShowing(Shown.of(node), remedy);
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

    /** One of the words of this place, which the constants of an enum stand for: {@code ends-run} is {@code ENDS_RUN}. */
    public <E extends Enum<E>> Parsed<E> word(Class<E> meanings) {
        return word(w -> Enum.valueOf(meanings, w.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    public <T> Parsed<T> word(Function<String, T> meaning) {
        return as(Literals.word(shape, meaning));
    }

    /** A list of such words. */
    public <E extends Enum<E>> Parsed<List<E>> words(Class<E> meanings) {
        return all(item -> item.word(meanings));
    }

    /** A whole number that this place can hold. */
    public Parsed<Integer> count() {
        return as(Literals.count(shape));
    }

    public Fields fields() {
        int before = document.problems().count();
        if (!isTable()) problem("must be a table of keys");
        return new Fields(this, document, before);
    }

    /** The members of a table whose keys are names of the user's own choice, in their order. */
    public List<Entry> members() {
        for (NodeTuple tuple : tuples()) {
            Entry key = new Entry(document, path, tuple.getKeyNode(), Kind.TEXT);
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
            Entry key = new Entry(document, path, tuple.getKeyNode(), Kind.TEXT);
            key.text().ifPresent(name -> entries.add(new Entry(document, path.named(name), tuple.getValueNode(), shape.member())));
        }
        Repeats.refuse(this);
        return entries;
    }

    public List<Entry> items() {
        if (!(node instanceof SequenceNode list)) {
            problem("must be a list, [a, b]");
            return List.of();
        }
        var items = new ArrayList<Entry>();
        for (Node value : list.getValue()) items.add(new Entry(document, path.item(items.size()), value, shape.item()));
        return items;
    }

    public <T> Parsed<List<T>> listOf(Literal<T> literal) {
        return all(item -> item.as(literal));
    }

    private <T> Parsed<List<T>> all(Function<Entry, Parsed<T>> reader) {
        int before = document.problems().count();
        var values = new ArrayList<T>();
        for (Entry item : items()) reader.apply(item).ifOk(values::add);
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
        Node merged = new Inheritance(document, at.node).merge(node, defaults.node, shape);
        return document.merge(new Entry(document, path, merged, shape));
    }

    /** This table, where it does not say anything of a key. */
    public Entry without(String key) {
        if (!(node instanceof MappingNode m)) return this;
        var others = m.getValue().stream().filter(t -> !(t.getKeyNode() instanceof ScalarNode s && s.getValue().equals(key))).toList();
        return new Entry(document, path, new MappingNode(m.getTag(), true, others, m.getStartMark(), m.getEndMark(), m.getFlowStyle()), shape);
    }

    /** Tells whoever misses a key of this table that this preset does not set it. */
    public void completedBy(String preset) {
        document.completedBy(path, preset);
    }

    List<NodeTuple> tuples() {
        return node instanceof MappingNode m ? m.getValue() : List.of();
    }

    Entry child(String key, Node value) {
        return new Entry(document, path.key(key), value, shape.under(key));
    }

    /** What stands where a table does not, so that it is read all the same. */
    Entry emptyTable(String key) {
        var mark = node.getStartMark();
        return child(key, new MappingNode(Tag.MAP, true, List.of(), mark, mark, DumperOptions.FlowStyle.FLOW));
    }

    Shape shape() {
        return shape;
    }

    Document document() {
        return document;
    }

    /** The text of a single value; asks for nothing. */
    Optional<String> scalar() {
        return node instanceof ScalarNode s ? Optional.of(References.show(s.getValue())) : Optional.empty();
    }

    Path path() {
        return path;
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
}
