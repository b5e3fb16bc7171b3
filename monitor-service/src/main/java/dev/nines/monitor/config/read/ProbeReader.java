package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.ProbeSettings.Question;
import dev.nines.monitor.config.ProbeSettings.Timeouts;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Nearest;
import dev.nines.monitor.config.yaml.Parsed;
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
        var endpoint = f.required("endpoint", this::endpoint, "the name of an endpoint");
        var models = f.optionalList("models", Values::pattern, List.of(ModelPattern.ANY));
        var every = f.optional("every", Literals::duration, USUALLY_EVERY);
        var question = question(f);
        var timeouts = f.optionalTable("timeouts", ProbeReader::timeouts, Timeouts.USUAL);
        return f.build(() -> new ProbeSettings(entry.name(), endpoint.value(), models.value(), every.value(),
                question.value(), timeouts.value()));
    }

    private Parsed<String> endpoint(String name) {
        return endpoints.contains(name)
                ? Parsed.ok(name) : Parsed.wrong("names no endpoint; " + Nearest.thereIs(endpoints));
    }

    /** A prompt of the user's own is not answered by our nonce, so our expectation goes with our prompt. */
    private static Parsed<Question> question(Fields f) {
        boolean isOwn = f.find("prompt").isPresent();
        var prompt = f.optional("prompt", Literals::text, Question.PONG.prompt());
        var expect = f.optional("expect", Literals::anyText, isOwn ? "" : Question.PONG.expect());
        var tokens = f.optional("max-tokens", Literals.count(1, 100_000), Question.PONG.maxTokens());
        return prompt.then(p -> expect.then(e -> tokens.map(t -> new Question(p, e, t))));
    }

    private static Parsed<Timeouts> timeouts(Fields f) {
        var connect = f.optional("connect", Literals::duration, Timeouts.USUAL.connect());
        var first = f.optional("first-token", Literals::duration, Timeouts.USUAL.firstToken());
        var idle = f.optional("idle", Literals::duration, Timeouts.USUAL.idle());
        var total = f.optional("total", Literals::duration, Timeouts.USUAL.total());
        if (f.isClean()) {
            longer(f, new Limit("first-token", first.value()), new Limit("connect", connect.value()));
            longer(f, new Limit("total", total.value()), new Limit("first-token", first.value()));
            longer(f, new Limit("total", total.value()), new Limit("idle", idle.value()));
        }
        return f.build(() -> new Timeouts(connect.value(), first.value(), idle.value(), total.value()));
    }

    private record Limit(String key, Duration length) {}

    /** Told where the reader can change it: at the longer one if it is written, else at the other. */
    private static void longer(Fields f, Limit longer, Limit shorter) {
        if (longer.length().compareTo(shorter.length()) > 0) return;
        f.find(longer.key()).ifPresentOrElse(
                e -> e.problem("must be longer than " + shorter.key() + " (" + Values.text(shorter.length()) + ")"),
                () -> f.find(shorter.key()).ifPresent(e -> e.problem(
                        "must be shorter than " + longer.key()
                                + " (" + Values.text(longer.length()) + " unless set)")));
    }
}
