package dev.nines.monitor.config.yaml;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value as a problem shows it: on one line, short, and without credentials. */
final class Shown {
    private static final int LONGEST = 40;

    private Shown() {}

    static String of(Node node) {
        return switch (node) {
            case ScalarNode s -> text(References.show(s.getValue()));
            case SequenceNode _ -> "[...]";
            default -> "{...}"; // a library's node, not a type of ours
        };
    }

    private static String text(String value) {
        String oneLine = withoutCredentials(value.replaceAll("\\s+", " "));
        String cut = oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST - 3) + "...";
        return cut.matches("[0-9+-].*") ? cut : "\"" + cut + "\"";
    }

    /** A URL that was refused may have been refused for what it holds. */
    private static String withoutCredentials(String value) {
        return value.contains("://") ? value.replaceAll("//[^/]*@", "//...@").replaceAll("[?#].*", "?...") : value;
    }
}
