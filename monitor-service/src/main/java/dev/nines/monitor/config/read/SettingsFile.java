package dev.nines.monitor.config.read;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.keys.NinesKeys;
import dev.nines.monitor.config.yaml.Document;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Filled;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads {@code nines.yaml}. */
public final class SettingsFile {
    private SettingsFile() {}

    /** A configuration with everything that is usual filled in, as YAML that means the same. */
    public sealed interface Effective {
        record Yaml(String text) implements Effective {}

        record Invalid(String report) implements Effective {}
    }

    /** @param environment where {@code ${NAME}} is looked up */
    public static Loaded load(Path file, Map<String, String> environment) {
        return switch (Content.of(file)) {
            case Content.Text(String text) -> read(file.toString(), text, environment);
            case Content.Unreadable(String reason) -> new Loaded.Invalid(unreadable(file, reason));
        };
    }

    /** As {@link #load}, for people: secrets are masked. */
    public static Effective effective(Path file, Map<String, String> environment) {
        return switch (Content.of(file)) {
            case Content.Text(String text) -> effective(file.toString(), text, environment);
            case Content.Unreadable(String reason) -> new Effective.Invalid(unreadable(file, reason));
        };
    }

    static Loaded read(String source, String text, Map<String, String> environment) {
        return read(new Document(source, NinesKeys.ROOT), text, environment);
    }

    static Loaded read(Document document, String text, Map<String, String> environment) {
        var root = document.root(text);
        Optional<Settings> settings = root.flatMap(r -> settings(document, r, environment));
        return settings.<Loaded>map(Loaded.Valid::new).orElseGet(() -> new Loaded.Invalid(document.report()));
    }

    static Effective effective(String source, String text, Map<String, String> environment) {
        var document = new Document(source, NinesKeys.ROOT);
        var root = document.root(text);
        boolean isValid = root.flatMap(r -> settings(document, r, environment)).isPresent();
        return isValid ? new Effective.Yaml(Filled.text(root.orElseThrow())) : new Effective.Invalid(document.report());
    }

    private static Optional<Settings> settings(Document document, Entry root, Map<String, String> environment) {
        var settings = new SettingsReader(new Secrets(environment)).settings(root);
        return document.problems().count() == 0 ? Optional.of(settings.value()) : Optional.empty();
    }

    private static String unreadable(Path file, String reason) {
        return "cannot read the configuration " + file + ": " + reason;
    }
}
