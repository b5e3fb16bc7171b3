package dev.nines.probe.openai;

import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import dev.nines.probe.Target;
import dev.nines.probe.openai.ChatCompletionProbe.Finding;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ready-made questions, for tests that are about something else. */
final class Asking {
    static final ApiKey KEY = ApiKey.of("sk-test-0123456789");
    static final Slot SLOT = new Slot(new Series(new Target("gateway", "chat", "m-1"), "", "here"),
            Instant.parse("2026-10-01T00:00:00Z"));

    private Asking() {}

    static Deadlines deadlines(long connect, long firstToken, long idle, long total) {
        return new Deadlines(Duration.ofMillis(connect), Duration.ofMillis(firstToken), Duration.ofMillis(idle),
                Duration.ofMillis(total));
    }

    static Deadlines patient() {
        return deadlines(2_000, 3_000, 1_500, 6_000);
    }

    static Question question(String expect, Deadlines deadlines) {
        return question(chat(expect, Ask.Delivery.STREAMED), deadlines);
    }

    static Question question(Ask ask, Deadlines deadlines) {
        return new Question("m-1", ask, Manner.of(deadlines), Pricing.UNKNOWN, "chat-1", false);
    }

    static Ask.Chat chat(String expect, Ask.Delivery delivery) {
        var prompt = Prompt.of("Reply with exactly this word and nothing else: pong-{nonce}");
        return new Ask.Chat(prompt, expect, 16, "", delivery);
    }

    static ChatCompletionProbe probe(ProbeTransport transport, URI baseUrl, Deadlines deadlines) {
        return probe(transport, new Endpoint(baseUrl, KEY), question("", deadlines));
    }

    /** Of a chat: a finding holds what the answer said. */
    static ChatCompletionProbe probe(ProbeTransport transport, Endpoint endpoint, Question question) {
        return (ChatCompletionProbe) OpenAiProbe.of(transport, endpoint, question, InstantSource.system());
    }

    static Finding ask(ChatCompletionProbe probe) throws Exception {
        return probe.find(SLOT).get(10, TimeUnit.SECONDS);
    }

    /** What the wire showed, whatever the answer says. */
    static Trace exchange(ProbeTransport transport, Call call) throws Exception {
        return evidence(transport, call).trace();
    }

    /** The observation of a call of one's own. */
    static Observation observe(ProbeTransport transport, Call call) throws Exception {
        var rules = new ObservationRules(question("", call.deadlines()), List.of(KEY.reveal()), _ -> false);
        return rules.run(SLOT, evidence(transport, call)).observation();
    }

    private static Evidence evidence(ProbeTransport transport, Call call) throws Exception {
        var reader = AnswerReader.ofChat(InstantSource.system(), Ask.Delivery.STREAMED);
        var traced = new CompletableFuture<Evidence>();
        var _ = transport.exchange(call, reader, InstantSource.system(), trace -> traced.complete(reader.evidence(trace)));
        return traced.get(10, TimeUnit.SECONDS);
    }
}
