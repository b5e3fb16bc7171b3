package dev.nines.monitor.config.read;

import dev.nines.monitor.config.keys.ContractKeys;
import dev.nines.monitor.config.yaml.Document;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Nearest;
import dev.nines.monitor.config.yaml.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The example contracts that ship as data beside the rules. */
final class Presets {
    static final List<String> NAMES = ContractKeys.PRESETS;
    private static final String FULLEST = "pro-channel-99.9";
    private static final String FOLDER = "/dev/nines/sla/presets/";

    private Presets() {}

    static Parsed<Entry> named(String name) {
        if (!NAMES.contains(name)) return Parsed.wrong("names no preset" + Nearest.orThereIs(name, NAMES));
        return Parsed.ok(new Document(name + ".yaml", ContractKeys.PRESET).root(text(name)).orElseThrow());
    }

    /** The one that leaves the least open. */
    static Entry fullest() {
        return named(FULLEST).value();
    }

    static String text(String name) {
        try (var in = Presets.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            if (in == null) throw new IllegalStateException("preset is not in the jar: " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read preset " + name, e);
        }
    }
}
