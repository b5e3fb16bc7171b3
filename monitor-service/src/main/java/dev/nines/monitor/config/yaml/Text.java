package dev.nines.monitor.config.yaml;

import java.io.StringReader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A text as a tree, or the one thing that is wrong with the whole of it. Nothing in it can make us work for long. */
final class Text {
    private static final int DEEPEST = 50;
    private static final int MOST_VALUES = 100_000;

    private final Set<Node> above = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;

    private Text() {}

    sealed interface Read {
        record Tree(Node root) implements Read {}

        /** Line and column count from 1. */
        record Refused(int line, int column, String remedy) implements Read {}
    }

    static Read read(String text) {
        int unprintable = unprintable(text);
        if (unprintable >= 0) return notPrintable(text, unprintable);
        try {
            Node root = new Yaml(new SafeConstructor(options())).compose(new StringReader(References.hide(text)));
            if (root == null) return new Read.Refused(1, 1, "is empty; the example file shows every key");
            return new Text().unfolded(root, root);
        } catch (MarkedYAMLException e) {
            return at(e.getProblemMark(), "is not YAML: " + words(e.getProblem()));
        } catch (YAMLException e) {
            return new Read.Refused(1, 1, words(e.getMessage()));
        }
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(Integer.MAX_VALUE); // the file's size was looked at before
        return options;
    }

    /** Aliases share nodes, so a short text can be an endless tree. */
    private Read unfolded(Node node, Node root) {
        if (above.contains(node)) return at(node.getStartMark(), "is an anchor that stands within itself");
        if (++values > MOST_VALUES) return at(root.getStartMark(), "unfolds to more than " + MOST_VALUES + " values by its aliases");
        above.add(node);
        for (Node child : children(node)) {
            if (unfolded(child, root) instanceof Read.Refused refused) return refused;
        }
        above.remove(node);
        return new Read.Tree(root);
    }

    private static Iterable<Node> children(Node node) {
        return switch (node) {
            case MappingNode m -> m.getValue().stream().<Node>mapMulti((NodeTuple t, Consumer<Node> to) -> {
                to.accept(t.getKeyNode());
                to.accept(t.getValueNode());
            }).toList();
            case SequenceNode s -> s.getValue();
            default -> Set.of(); // a library's node, not a type of ours
        };
    }

    private static Read at(@Nullable Mark mark, String remedy) {
        return mark == null ? new Read.Refused(1, 1, remedy) : new Read.Refused(mark.getLine() + 1, mark.getColumn() + 1, remedy);
    }

    /** What the library says at length, in its first line; what its readers ask most, in words of ours. */
    private static String words(@Nullable String message) {
        String first = message == null ? "" : message.lines().findFirst().orElse("").strip();
        if (first.contains("\\t(TAB)")) return "a tab stands where only spaces can";
        if (first.startsWith("Number of aliases")) return "names tables and lists by more than 50 aliases, which no configuration does";
        if (first.startsWith("Nesting Depth")) return "is nested more than " + DEEPEST + " deep, which no configuration is";
        return first;
    }

    private static int unprintable(String text) {
        for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLine = c == '\n' || c == '\r' || c == '\t';
            if ((Character.isISOControl(c) && !isLine && c != '\u0085') || c == '\uFEFF' || References.isOurs(c) || c >= '\uFFFE') return i;
        }
        return -1;
    }

    private static Read notPrintable(String text, int index) {
        String before = text.substring(0, index);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = index - before.lastIndexOf('\n');
        return new Read.Refused(line, column, "holds the character U+%04X, which no text has; is this a text file in UTF-8?"
                .formatted((int) text.charAt(index)));
    }
}
