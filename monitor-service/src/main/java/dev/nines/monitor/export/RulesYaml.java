package dev.nines.monitor.export;

import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** A file as people like to read it: what has lines keeps them. */
final class RulesYaml extends Representer {
    private RulesYaml(DumperOptions options) {
        super(options);
        this.representers.put(String.class, text -> representScalar(Tag.STR, text.toString(),
                text.toString().contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.PLAIN));
    }

    /** @param comments lines above it */
    static String text(List<String> comments, Object document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setIndent(4);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(false);
        var head = comments.stream().map(c -> "# " + c + "\n").collect(Collectors.joining());
        return head + new Yaml(new RulesYaml(options), options).dump(document);
    }
}
