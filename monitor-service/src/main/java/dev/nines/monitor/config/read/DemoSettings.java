package dev.nines.monitor.config.read;

import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.EndpointSettings.Models;
import dev.nines.monitor.config.EndpointSettings.Price;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.keys.NinesKeys;
import dev.nines.monitor.config.yaml.Document;
import dev.nines.probe.simulator.script.Script;
import dev.nines.probe.simulator.script.SimulatedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The simulated gateway, watched as a real one would be. */
public final class DemoSettings {
    /** Where in our own pages the demo's messages arrive. */
    public static final String RECEIVER_PATH = "/demo/receiver";

    private static final String FILE = "/dev/nines/monitor/config/demo.yaml";

    private DemoSettings() {}

    /**
     * @param gateway the base URL of the gateway that plays {@code script}
     * @param service our own address, {@code http://127.0.0.1:8080}
     * @param signing the receiver's secret
     */
    public static Settings settings(Script script, URI gateway, URI service, Secret signing) {
        Settings file = file();
        var receiver =
                new ReceiverSettings("demo", new Secret(service + RECEIVER_PATH), signing, ReceiverReader.EVERY_EVENT);
        return new Settings(Settings.Origin.DEMO, file.place(),
                file.endpoints().stream().map(e -> playing(e, script, gateway)).toList(),
                file.tiers(), file.probes(), file.contracts(), file.incidents(), List.of(receiver), file.retention(), file.access(), file.alerts(), file.maintenance(), file.statements());
    }

    private static EndpointSettings playing(EndpointSettings e, Script script, URI gateway) {
        var prices = script.models().stream().map(DemoSettings::price).toList();
        var models = new Models(e.models().discovery(), e.models().include(), e.models().exclude(), prices);
        return new EndpointSettings(e.name(), gateway, e.apiKey(), e.limits(), models);
    }

    private static Price price(SimulatedModel model) {
        return new Price(new ModelPattern(model.id()), model.prices().prompt().movePointRight(6),
                model.prices().completion().movePointRight(6));
    }

    private static Settings file() {
        var document = new Document("demo.yaml", NinesKeys.ROOT);
        return switch (SettingsFile.read(document, text(), Map.of())) {
            case Loaded.Valid valid -> valid.settings();
            case Loaded.Invalid invalid -> throw new IllegalStateException(invalid.report());
        };
    }

    private static String text() {
        try (var in = DemoSettings.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException("the demo's configuration is not in the jar: " + FILE);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
