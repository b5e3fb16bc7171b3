package dev.nines.monitor.web.model;

import dev.nines.monitor.web.page.Words;
import dev.nines.probe.Attribute;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.TokenKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One observation as a table's line says it. */
public record Run(Observation observation) {
    public Instant slot() {
        return observation.scheduledAt();
    }

    public String word() {
        return observation.observationClass().name();
    }

    public boolean isOk() {
        return word().equals("OK");
    }

    /** How long after its slot it was sent: ours, and inside no latency. */
    public String lag() {
        long micros = ChronoUnit.MICROS.between(observation.scheduledAt(), observation.sentAt());
        return micros < 0 ? Words.NOTHING : Words.micros(micros); // the clock was set back in between
    }

    public String firstToken() {
        return latency(Phase.TTFT);
    }

    public String total() {
        return latency(Phase.TOTAL);
    }

    /** {@code 24 → 7}: of the prompt, and of the answer. */
    public String tokens() {
        return count(TokenKind.PROMPT) + " → " + count(TokenKind.COMPLETION);
    }

    public String status() {
        var status = observation.reply().httpStatus();
        return status.isPresent() ? Integer.toString(status.getAsInt()) : Words.NOTHING;
    }

    public String requestId() {
        return observation.reply().attribute(Attribute.REQUEST_ID).orElse(Words.NOTHING);
    }

    public String detail() {
        return observation.outcome().detailText();
    }

    private String latency(Phase phase) {
        var micros = observation.phases().micros(phase);
        return micros.isPresent() ? Words.micros(micros.getAsLong()) : Words.NOTHING;
    }

    private String count(TokenKind kind) {
        var n = observation.tokens().count(kind);
        return n.isPresent() ? Words.count(n.getAsInt()) : Words.NOTHING;
    }
}
