package dev.nines.monitor.keep;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A configuration of one model and some contracts. */
final class Configured {
    private Configured() {}

    /** A contract on the one model that is asked. */
    record Promise(String name, String zone, String activeFrom, String claimWithin) {}

    static Settings with(Path folder, String raw, Promise... contracts) throws IOException {
        var text = new StringBuilder("""
                endpoints:
                  gw: { base-url: https://gw.example.com/v1 }
                probes:
                  chat: { endpoint: gw, models: [m], every: 60s }
                retention: { raw: %s }
                contracts:
                """.formatted(raw));
        for (Promise c : contracts) {
            text.append("  " + c.name + ": { preset: api-99.9, applies-to: { models: [m] }, zone: " + c.zone + ", active-from: " + c.activeFrom
                    + ", claim-within: " + c.claimWithin + ", fee: 1 USD/month }\n");
        }
        var file = Files.writeString(folder.resolve("nines.yaml"), text);
        return switch (SettingsFile.load(file, Map.of())) {
            case Loaded.Valid(Settings settings) -> settings;
            case Loaded.Invalid(String report) -> throw new AssertionError(report);
        };
    }
}
