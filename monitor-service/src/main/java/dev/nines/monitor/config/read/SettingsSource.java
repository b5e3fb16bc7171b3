package dev.nines.monitor.config.read;

import java.nio.file.Path;
import java.util.Map;

/** Where settings came from, and whether they can be read there again. */
public sealed interface SettingsSource {
    /** Read again by its path: what stands there then counts, whether it was written over, renamed into its place or linked to. */
    record File(Path path, Map<String, String> environment) implements SettingsSource {
        public File {
            path = path.toAbsolutePath();
            environment = Map.copyOf(environment);
        }

        public Loaded load() {
            return SettingsFile.load(path, environment);
        }

        /** Without the environment, which holds secrets. */
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** @param why a sentence: what there is in place of a file */
    record NoFile(String why) implements SettingsSource {}
}
