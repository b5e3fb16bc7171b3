package dev.nines.monitor.config.yaml;

import java.util.HashSet;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** YAML takes the last of two keys of one name, and nobody is told. */
final class Repeats {
    private Repeats() {}

    static void refuse(Entry table) {
        var seen = new HashSet<String>();
        for (NodeTuple tuple : table.tuples()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) continue;
            if (!seen.add(key.getValue())) table.child(key.getValue(), key).problem("is written twice");
        }
    }
}
