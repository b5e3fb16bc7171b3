package dev.nines.monitor.config.read;

import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.EndpointSettings.Discovery;
import dev.nines.monitor.config.EndpointSettings.Limits;
import dev.nines.monitor.config.EndpointSettings.Models;
import dev.nines.monitor.config.IncidentSettings;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.RequestRate;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.VantageSettings;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.probe.openai.Trust;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One real endpoint, probed gently, from {@code NINES_BASE_URL} and its siblings. */
public final class EnvironmentSettings {
    private static final String BASE_URL = "NINES_BASE_URL";
    private static final String WEBHOOK_URL = "NINES_WEBHOOK_URL";
    private static final String WEBHOOK_SECRET = "NINES_WEBHOOK_SECRET";

    private final Variables variables;

    private EnvironmentSettings(Variables variables) {
        this.variables = variables;
    }

    public static boolean isMeant(Map<String, String> environment) {
        return new Variables(environment).has(BASE_URL);
    }

    public static Loaded load(Map<String, String> environment) {
        return new EnvironmentSettings(new Variables(environment)).load();
    }

    private Loaded load() {
        var url = variables.read(BASE_URL, Urls::base, URI.create("http://localhost"));
        var key = variables.secret("NINES_API_KEY", Secrets::apiKey, Secret.NONE);
        var trust = variables.read("NINES_CA", Authorities::read, Trust.SYSTEM);
        var models = variables.read("NINES_MODELS", EnvironmentSettings::patterns, List.of(ModelPattern.ANY));
        var every = variables.read("NINES_PROBE_EVERY", Literals::duration, ProbeReader.USUALLY_EVERY);
        var vantage = variables.read("NINES_VANTAGE", Values::vantage, VantageReader.USUALLY);
        var canary = variables.read("NINES_CANARY", VantageReader::hosts, VantageSettings.USUAL_CANARY);
        var limits = limits();
        var receivers = receivers();
        if (!variables.isClean()) return new Loaded.Invalid(variables.report());
        var endpoint = new EndpointSettings("endpoint", url.value(), key.value(), limits.get(),
                new Models(Discovery.ASK, models.value(), List.of(), List.of()), trust.value());
        var probe = new ProbeSettings("chat", "endpoint", models.value(), every.value(),
                ProbeSettings.PONG, ProbeSettings.Conduct.USUAL);
        return new Loaded.Valid(new Settings(Settings.Origin.ENVIRONMENT, new VantageSettings(vantage.value(), canary.value()), List.of(endpoint), List.of(),
                List.of(probe), List.of(), IncidentSettings.USUAL, receivers.value()));
    }

    /** Read now, so that every problem is told; to be built only if there was none. */
    private Supplier<Limits> limits() {
        var usual = Limits.GENTLE;
        var requests = Stream.of(rates("NINES_REQUESTS_PER_MINUTE", RequestRate::perMinute, usual.requests()),
                rates("NINES_REQUESTS_PER_DAY", RequestRate::perDay, List.of())).toList();
        var tokens = variables.read("NINES_TOKENS_PER_DAY", Values::tokens, usual.tokensPerDay());
        var dollars = variables.read("NINES_DOLLARS_PER_DAY", Literals::decimal, usual.dollarsPerDay());
        var concurrency = variables.read("NINES_CONCURRENCY", Literals.count(1, 10_000), usual.concurrency());
        return () -> new Limits(requests.stream().flatMap(r -> r.value().stream()).toList(), Limits.WHOLE, tokens.value(),
                dollars.value(), concurrency.value());
    }

    private Parsed<List<RequestRate>> rates(String name, IntFunction<RequestRate> rate, List<RequestRate> otherwise) {
        return variables.read(name, text -> Literals.count(1, 1_000_000).read(text).map(n -> List.of(rate.apply(n))), otherwise);
    }

    private Parsed<List<ReceiverSettings>> receivers() {
        if (!variables.has(WEBHOOK_URL) && !variables.has(WEBHOOK_SECRET)) return Parsed.ok(List.of());
        if (!variables.has(WEBHOOK_URL)) variables.problem(WEBHOOK_URL, "must be given beside " + WEBHOOK_SECRET);
        if (!variables.has(WEBHOOK_SECRET)) variables.problem(WEBHOOK_SECRET, "must be given beside " + WEBHOOK_URL);
        var url = variables.secret(WEBHOOK_URL, ReceiverReader::url, Secret.NONE);
        var secret = variables.secret(WEBHOOK_SECRET, Secrets::signing, Secret.NONE);
        return url.then(u ->
                secret.map(s -> List.of(new ReceiverSettings("webhook", u, s, ReceiverReader.EVERY_EVENT))));
    }

    private static Parsed<List<ModelPattern>> patterns(String text) {
        var patterns = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        return patterns.stream().anyMatch(String::isEmpty)
                ? Parsed.wrong("must be patterns separated by commas, such as Qwen/*,Pro/*")
                : Parsed.ok(patterns.stream().map(ModelPattern::new).toList());
    }
}
