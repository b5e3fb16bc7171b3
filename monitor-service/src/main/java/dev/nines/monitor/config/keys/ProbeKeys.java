package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Presence.Siblings;
import dev.nines.monitor.config.shape.Shape.Count;
import dev.nines.monitor.config.shape.Shape.Items;
import dev.nines.monitor.config.shape.Shape.Table;
import dev.nines.monitor.config.shape.Shape.Word;
import java.util.List;

/** {@code probes.*}. */
final class ProbeKeys {
    private static final Table TIMEOUTS = Table.of(
            key("connect", Kind.DURATION, "duration for DNS, TCP, a proxy's tunnel and TLS together").usually("5s"),
            key("first-token", Kind.DURATION,
                    "duration from the send, whatever else comes; longer than `connect`; only beside `kind: chat`")
                    .usually("20s"),
            key("idle", Kind.DURATION, "longest silence after the first token; keep-alive comments end a silence")
                    .usually("10s"),
            key("total", Kind.DURATION, "duration from the send; longer than `first-token` and `idle`").usually("60s"));

    static final Table PROBE = Table.of(
            key("endpoint", Kind.NAME, "name of an endpoint").required("the name of an endpoint"),
            key("kind", new Word(List.of("chat", "chat-whole", "embeddings", "models")),
                    "`chat` (streamed), `chat-whole` (one document), `embeddings` or `models` (the endpoint's list)")
                    .usually("chat"),
            key("models", new Items(Kind.MODEL),
                    "patterns; an exact id is asked even where the endpoint does not list it")
                    .usually("[\"*\"]"),
            key("every", Kind.DURATION, "duration between two slots of one model").usually("60s"),
            key("prompt", Kind.TEXT, "text; `{nonce}` becomes a word that no cache can know")
                    .usually(ProbeKeys::prompt, "asks for the nonce back"),
            key("expect", Kind.TEXT, "what the answer must contain; `\"\"` accepts any")
                    .usually(s -> s.has("prompt") ? "\"\"" : "\"{nonce}\"", "`{nonce}`, or `\"\"` beside a prompt of your own"),
            key("context-tokens", new Count(1, 1_000_000), "fills the prompt up to about so many tokens, 1 to 1000000")
                    .without("the prompt alone"),
            key("max-tokens", new Count(1, 100_000), "most output tokens to ask for, 1 to 100000").usually("16"),
            key("service-tier", Kind.TEXT, "sent as `service_tier`: the vendor's word, `flex` or `priority`")
                    .without("none is sent"),
            key("connection", new Word(List.of("kept", "fresh")),
                    "`kept`: one that is open, where there is one; `fresh`: a new one for every run")
                    .usually(s -> s.has("after-idle") ? "fresh" : "kept", "`kept`, beside `after-idle` `fresh`"),
            key("after-idle", Kind.DURATION,
                    "duration, at most `every`: asks a model that this monitor has left alone for so long")
                    .without("it does not matter"),
            key("timeouts", TIMEOUTS, "deadlines of one run"));

    private ProbeKeys() {}

    private static String prompt(Siblings siblings) {
        return siblings.text("kind").equals("embeddings")
                ? "\"A note on the weather in the mountains at the end of a long summer.\""
                : "\"Reply with exactly this word and nothing else: pong-{nonce}\"";
    }
}
