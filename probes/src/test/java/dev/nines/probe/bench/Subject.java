package dev.nines.probe.bench;

import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import dev.nines.probe.Target;
import dev.nines.probe.openai.ApiKey;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Deadlines;
import dev.nines.probe.openai.Endpoint;
import dev.nines.probe.openai.Manner;
import dev.nines.probe.openai.Pricing;
import dev.nines.probe.openai.ProbeTransport;
import dev.nines.probe.openai.Prompt;
import dev.nines.probe.openai.Question;
import dev.nines.probe.openai.StampedProbe;
import dev.nines.probe.openai.Trust;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The real probe, on a wall clock that is the monotonic one: instants of observations then compare with instants that the
 * server, another process of this machine, stamped into its chunks.
 */
final class Subject {
    private static final Series SERIES = new Series(new Target("bench", "chat", "m-1"), "", "here");

    private Subject() {}

    static InstantSource monotonic() {
        return () -> at(System.nanoTime());
    }

    static Slot slot(long nanos) {
        return new Slot(SERIES, at(nanos).truncatedTo(ChronoUnit.MICROS));
    }

    private static Instant at(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    static StampedProbe probe(ProbeTransport transport, Trust trust, String url, Duration total) {
        var patient = Duration.ofSeconds(60);
        var prompt = Prompt.of("{nonce} Reply with exactly this word and nothing else: pong");
        var chat = new Ask.Chat(prompt, "pong", 16, "", Ask.Delivery.STREAMED);
        var manner = Manner.of(new Deadlines(patient, patient, patient, total));
        var question = new Question("m-1", chat, manner, Pricing.UNKNOWN, "chat-1", true);
        var endpoint = new Endpoint(URI.create(url), ApiKey.of("sk-bench-0123456789abcdef"), trust);
        return StampedProbe.of(transport, endpoint, question, monotonic());
    }
}
