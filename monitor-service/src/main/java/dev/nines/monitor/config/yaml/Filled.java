package dev.nines.monitor.config.yaml;

import dev.nines.monitor.config.shape.Key;
import dev.nines.monitor.config.shape.Presence;
import dev.nines.monitor.config.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A configuration that was read, as it would be written with everything that is usual and all that presets set. */
public final class Filled {
    private static final String DEFAULT = "  # default";
    private static final String PRESET = "  # preset";

    private final Document document;
    private final List<String> lines = new ArrayList<>();

    private Filled(Document document) {
        this.document = document;
    }

    /** Every line in block style, secrets masked; what is usual and what a preset set are marked as such. */
    public static String text(Entry root) {
        var filled = new Filled(root.document());
        filled.keys(root, "");
        return String.join("\n", filled.lines) + "\n";
    }

    private void keys(Entry table, String indent) {
        var siblings = new Beside(table);
        for (Key key : table.shape().table().keys()) {
            Optional<Entry> written = table.find(key.name());
            if (written.isPresent()) {
                if (key.name().equals("preset")) lines.add(indent + "# preset: " + Scalars.written(written.get()) + ", with what it sets");
                else value(indent + key.name() + ":", written.get(), indent);
            } else if (document.wasLookedFor(table.pathOf(key.name()))) {
                usual(table, key, siblings, indent);
            }
        }
    }

    private void usual(Entry table, Key key, Beside siblings, String indent) {
        if (key.shape() instanceof Shape.Table) {
            int before = lines.size();
            value(indent + key.name() + ":", table.emptyTable(key.name()), indent);
            if (lines.size() == before + 1) lines.removeLast(); // nobody asked for what is in it
        } else {
            siblings.usual(key).ifPresent(yaml -> lines.add(indent + key.name() + ": " + yaml + DEFAULT));
        }
    }

    private void value(String key, Entry entry, String indent) {
        Entry merged = document.merged(entry);
        switch (merged.node()) {
            case MappingNode m -> table(key, merged, m, indent);
            case SequenceNode s when !s.getValue().isEmpty() && s.getValue().stream().noneMatch(ScalarNode.class::isInstance) -> {
                lines.add(key);
                merged.items().forEach(item -> lines.add(indent + "  - " + Scalars.flow(item) + origin(merged.node())));
            }
            default -> lines.add(key + " " + Scalars.flow(merged) + origin(merged.node())); // a library's nodes
        }
    }

    private void table(String key, Entry table, MappingNode node, String indent) {
        int before = lines.size();
        lines.add(key);
        if (table.shape().isTable()) {
            keys(table, indent + "  ");
        } else {
            for (Entry member : table.entries()) value(indent + "  " + Scalars.key(member.name()) + ":", member, indent + "  ");
        }
        if (lines.size() == before + 1) lines.set(before, key + " {}" + origin(node));
    }

    private String origin(Node node) {
        return document.isInherited(node) ? PRESET : "";
    }

    /** What stands in a table beside a key, usual or written. */
    private record Beside(Entry table) implements Presence.Siblings {
        @Override
        public boolean has(String key) {
            return table.find(key).isPresent();
        }

        @Override
        public String text(String key) {
            return table.find(key).flatMap(Entry::scalar)
                    .or(() -> table.shape().table().key(key).flatMap(this::usual)).orElse("");
        }

        @Override
        public String name() {
            return table.name();
        }

        Optional<String> usual(Key key) {
            return switch (key.presence()) {
                case Presence.Usual(var yaml, var _) -> Optional.of(yaml);
                case Presence.Derived(var yaml, var _) -> Optional.of(yaml.apply(this));
                case Presence.Required _, Presence.RequiredAlways _, Presence.RequiredWhen _, Presence.Optional _ -> Optional.empty();
            };
        }
    }
}
