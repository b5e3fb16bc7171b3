package dev.nines.monitor.rule;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Settings as people write them. */
final class Written {
    /** One endpoint, one probe a minute, the tier pro of the models Pro/*. */
    static final String PLACE = """
            endpoints:
              gw: { base-url: "http://127.0.0.1:1/v1" }
            tiers:
              pro: ["Pro/*"]
            probes:
              chat: { endpoint: gw, models: ["*"], every: 60s }
            """;

    static final String CONTRACT = """
            contracts:
              pro-channel:
                preset: pro-channel-99.9
                applies-to: { tier: pro }
                zone: UTC
                active-from: 2026-01-01
                fee: 2500 USD/month
            """;

    private Written() {}

    static Settings settings(String yaml) {
        try {
            var file = Files.createTempFile("nines", ".yaml");
            Files.writeString(file, yaml);
            var loaded = SettingsFile.load(file, Map.of());
            Files.delete(file);
            return switch (loaded) {
                case Loaded.Valid valid -> valid.settings();
                case Loaded.Invalid invalid -> throw new IllegalArgumentException(invalid.report());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
