package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.ProbeSettings.Conduct;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Nearest;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.probe.openai.Connecting;
import java.time.Duration;
import java.util.List;

/** {@code probes.*}. */
final class ProbeReader {
    static final Duration USUALLY_EVERY = Duration.ofSeconds(60);

    private final List<String> endpoints;

    ProbeReader(List<String> endpoints) {
        this.endpoints = endpoints;
    }

    Parsed<ProbeSettings> probe(Entry entry) {
        Fields f = entry.fields();
        var kind = f.optionalWord("kind", ProbeKind.class, ProbeKind.CHAT);
        return switch (kind) {
            case Parsed.Ok<ProbeKind>(ProbeKind k) -> probe(f, k);
            case Parsed.Wrong<ProbeKind> _ -> probe(f, ProbeKind.CHAT); // so that all else that is wrong is told too
        };
    }

    private Parsed<ProbeSettings> probe(Fields f, ProbeKind kind) {
        var endpoint = f.required("endpoint", this::endpoint);
        var models = kind.asksModel()
                ? f.optionalList("models", Values::pattern, List.of(ModelPattern.ANY)) : Parsed.ok(List.<ModelPattern>of());
        var every = f.optional("every", Literals::duration, USUALLY_EVERY);
        var ask = new AskReader(f, kind).ask();
        var conduct = conduct(f, kind, every);
        return f.build(kind.refused(), () -> new ProbeSettings(f.entry().name(), endpoint.value(), models.value(),
                every.value(), ask.value(), conduct.value()));
    }

    private Parsed<String> endpoint(String name) {
        return endpoints.contains(name)
                ? Parsed.ok(name) : Parsed.wrong("names no endpoint" + Nearest.orThereIs(name, endpoints));
    }

    /** A first call after a while finds no open connection either, so one would hide a part of what it costs. */
    private static Parsed<Conduct> conduct(Fields f, ProbeKind kind, Parsed<Duration> every) {
        var timeouts = new TimeoutReader(kind).timeouts(f);
        var idle = kind.asksModel() ? f.optional("after-idle", Literals::duration, Duration.ZERO) : Parsed.ok(Duration.ZERO);
        idle.ifOk(i -> every.ifOk(e -> {
            if (e.compareTo(i) < 0) askedTooOften(f, e);
        }));
        var connecting = idle.then(i -> f.optionalWord("connection", Connecting.class,
                i.isPositive() ? Connecting.FRESH : Connecting.KEPT));
        connecting.ifOk(c -> idle.ifOk(i -> {
            if (i.isPositive() && c == Connecting.KEPT) f.find("connection").ifPresent(e ->
                    e.problem("must be fresh beside after-idle: a first call has no open connection"));
        }));
        return timeouts.then(t -> idle.then(i -> connecting.map(c -> new Conduct(t, c, i))));
    }

    private static void askedTooOften(Fields f, Duration every) {
        String asks = Values.text(every) + (f.find("every").isPresent() ? "" : " unless set");
        f.find("after-idle").ifPresent(e -> e.problem("must not be longer than every (" + asks + "): the probe itself"
                + " would not leave its model alone for so long"));
    }
}
