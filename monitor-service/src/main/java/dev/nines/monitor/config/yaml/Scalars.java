package dev.nines.monitor.config.yaml;

import dev.nines.monitor.config.shape.Kind;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Single values and lists on one line. */
final class Scalars {
    private Scalars() {}

    static String key(String name) {
        return Kind.NAME.pattern().matcher(name).matches() ? name : quoted(name);
    }

    static String written(Entry entry) {
        return entry.scalar().orElse("");
    }

    static String flow(Entry entry) {
        return switch (entry.node()) {
            case ScalarNode s -> scalar(entry, s);
            case SequenceNode _ -> "[" + String.join(", ", entry.items().stream().map(Scalars::flow).toList()) + "]";
            case MappingNode m -> "{ " + String.join(", ", m.getValue().stream().map(t -> pair(entry, t)).toList()) + " }";
            default -> ""; // a library's node, not a type of ours
        };
    }

    private static String pair(Entry table, NodeTuple tuple) {
        String name = tuple.getKeyNode() instanceof ScalarNode s ? References.show(s.getValue()) : "";
        return key(name) + ": " + flow(table.child(name, tuple.getValueNode()));
    }

    private static String scalar(Entry entry, ScalarNode node) {
        String text = References.show(node.getValue());
        boolean isReference = Kind.SECRET.pattern().matcher(text).matches();
        if (entry.shape() instanceof Kind kind && kind.isSecret()) return isReference ? quoted(text) : quoted("(hidden)");
        return node.isPlain() && text.matches("[A-Za-z0-9][^,\\[\\]{}#&*!|>'\"@`\\n]*") ? text : quoted(text);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(switch (c) {
            case '"', '\\' -> "\\" + (char) c;
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> String.valueOf((char) c);
        }));
        return quoted.append('"').toString();
    }
}
