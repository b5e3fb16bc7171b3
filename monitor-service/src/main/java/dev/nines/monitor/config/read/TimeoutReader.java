package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ProbeSettings.Timeouts;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import java.time.Duration;
import java.util.Map;

/** {@code probes.*.timeouts}. */
record TimeoutReader(ProbeKind kind) {
    private static final Map<String, String> NO_FIRST_TOKEN =
            Map.of("first-token", "is for answers that stream; one that comes whole has only a total");

    Parsed<Timeouts> timeouts(Fields probe) {
        return probe.table("timeouts", kind.streams() ? TimeoutReader::streamed : TimeoutReader::whole);
    }

    private static Parsed<Timeouts> streamed(Fields f) {
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

    private static Parsed<Timeouts> whole(Fields f) {
        var connect = f.optional("connect", Literals::duration, Timeouts.USUAL.connect());
        var idle = f.optional("idle", Literals::duration, Timeouts.USUAL.idle());
        var total = f.optional("total", Literals::duration, Timeouts.USUAL.total());
        if (f.isClean()) {
            longer(f, new Limit("total", total.value()), new Limit("connect", connect.value()));
            longer(f, new Limit("total", total.value()), new Limit("idle", idle.value()));
        }
        return f.build(NO_FIRST_TOKEN, () -> new Timeouts(connect.value(), total.value(), idle.value(), total.value()));
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
