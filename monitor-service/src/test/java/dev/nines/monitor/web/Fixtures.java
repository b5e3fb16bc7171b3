package dev.nines.monitor.web;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.IncidentSettings;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.VantageSettings;
import dev.nines.monitor.config.TierSettings;
import dev.nines.monitor.web.read.ClassCounts;
import dev.nines.monitor.web.read.LastSeen;
import dev.nines.monitor.web.read.Latencies;
import dev.nines.monitor.web.read.Quantiles;
import dev.nines.monitor.web.read.SeriesFigures;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.sla.sample.LatencyBound.Measured;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A small world for the tests of pages: one simulated gateway, one probe, two tiers. */
public final class Fixtures {
    public static final Instant NOW = Instant.parse("2026-11-02T14:05:09Z");

    public static final String SIGNING_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Fixtures() {}

    public static Settings settings(ContractSettings... contracts) {
        var endpoint = new EndpointSettings("sim", URI.create("http://127.0.0.1:9999/v1"), Secret.NONE,
                EndpointSettings.Limits.GENTLE, EndpointSettings.Models.ALL);
        var probe = new ProbeSettings("chat", "sim", List.of(ModelPattern.ANY), Duration.ofSeconds(1),
                ProbeSettings.PONG, ProbeSettings.Conduct.USUAL);
        return new Settings(Settings.Origin.DEMO, VantageSettings.named("local"), List.of(endpoint),
                List.of(new TierSettings("pro", List.of(new ModelPattern("Pro/*")))), List.of(probe), List.of(contracts),
                IncidentSettings.USUAL,
                List.of(new ReceiverSettings("demo", new Secret("http://127.0.0.1/demo/receiver"), new Secret(SIGNING_SECRET), List.of("*"))));
    }

    public static Series series(String model) {
        return new Series(new Target("sim", "chat", model), model.startsWith("Pro/") ? "pro" : "", "local");
    }

    public static SeriesFigures healthy(String model, long good) {
        return figures(model, Map.of(ObservationClass.OK, good), quantiles(good, 412_300, 1_834_000));
    }

    public static SeriesFigures figures(String model, Map<ObservationClass, Long> counts, Quantiles total) {
        var firstToken = quantiles(total.samples(), 187_650, 803_100);
        var byClass = new EnumMap<ObservationClass, Long>(ObservationClass.class);
        byClass.putAll(counts);
        return new SeriesFigures(series(model), new ClassCounts(byClass, Map.of()), new Latencies(firstToken, total),
                new LastSeen.At(NOW.minusSeconds(1), ObservationClass.OK, ""), LastSeen.NOTHING);
    }

    public static SeriesFigures withNewest(SeriesFigures f, LastSeen newest) {
        return new SeriesFigures(f.series(), f.month(), f.recent(), newest, f.lastFailure());
    }

    public static SeriesFigures withFailure(SeriesFigures f, LastSeen failure) {
        return new SeriesFigures(f.series(), f.month(), f.recent(), f.newest(), failure);
    }

    public static Quantiles quantiles(long samples, long p50Micros, long p99Micros) {
        return new Quantiles(samples, new Measured(p50Micros), new Measured(p99Micros));
    }
}
