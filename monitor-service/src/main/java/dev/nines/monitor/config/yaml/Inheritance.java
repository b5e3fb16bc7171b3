package dev.nines.monitor.config.yaml;

import dev.nines.monitor.config.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Lays one table over another. What comes from below stands, for problems, at one place of the upper file: its reader
 * can change that file, and not the one below.
 */
final class Inheritance {
    private final Document document;
    private final Node place;

    Inheritance(Document document, Node place) {
        this.document = document;
        this.place = place;
    }

    /** What can only stand alone stands alone: of two rivals the upper one wins whole. */
    Node merge(Node upper, Node lower, Shape shape) {
        if (!(upper instanceof MappingNode top) || !(lower instanceof MappingNode bottom)) return upper;
        Map<String, Node> below = new HashMap<>();
        for (NodeTuple t : bottom.getValue()) if (isKnown(shape, key(t))) below.put(key(t), t.getValueNode());
        List<NodeTuple> merged = new ArrayList<>();
        for (NodeTuple t : top.getValue()) {
            Node beneath = below.remove(key(t));
            rivals(shape, key(t)).forEach(below::remove);
            merged.add(beneath == null ? t : new NodeTuple(t.getKeyNode(), merge(t.getValueNode(), beneath, shape.under(key(t)))));
        }
        for (NodeTuple t : bottom.getValue()) if (below.containsKey(key(t))) merged.add(tupleAtPlace(t));
        return new MappingNode(top.getTag(), true, merged, top.getStartMark(), top.getEndMark(), top.getFlowStyle());
    }

    /** What a preset says of itself stays there. */
    private static boolean isKnown(Shape shape, String key) {
        return !shape.isTable() || shape.table().key(key).isPresent();
    }

    private static List<String> rivals(Shape shape, String key) {
        return shape.isTable() ? shape.table().rivals(key) : List.of();
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode s ? s.getValue() : "";
    }

    private NodeTuple tupleAtPlace(NodeTuple t) {
        return new NodeTuple(atPlace(t.getKeyNode()), atPlace(t.getValueNode()));
    }

    private Node atPlace(Node node) {
        var start = place.getStartMark();
        var end = place.getEndMark();
        Node copy = switch (node) {
            case ScalarNode s -> new ScalarNode(s.getTag(), s.getValue(), start, end, s.getScalarStyle());
            case SequenceNode s -> new SequenceNode(s.getTag(), true, s.getValue().stream().map(this::atPlace).toList(),
                    start, end, s.getFlowStyle());
            case MappingNode m -> new MappingNode(m.getTag(), true,
                    m.getValue().stream().map(this::tupleAtPlace).toList(), start, end, m.getFlowStyle());
            default -> throw new IllegalArgumentException("a preset has no anchors: " + node);
        };
        document.inherit(copy);
        return copy;
    }
}
