package dev.nines.probe.openai;

import dev.nines.probe.Observation;
import dev.nines.probe.Probe;
import dev.nines.probe.Slot;
import dev.nines.probe.openai.ChatRequest.LimitField;
import dev.nines.probe.openai.reply.Reading;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks one model one question by a streamed chat completion. Nothing is retried inside a run, except that a kept
 * connection which died before the first byte of an answer is replaced once. A model that refuses {@code max_tokens}
 * and asks for {@code max_completion_tokens} gets that from the next run on.
 */
public final class ChatCompletionProbe implements Probe {
    private final ProbeTransport transport;
    private final Endpoint endpoint;
    private final Question question;
    private final InstantSource clock;
    private volatile LimitField limitField = LimitField.MAX_TOKENS;

    public ChatCompletionProbe(ProbeTransport transport, Endpoint endpoint, Question question, InstantSource clock) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.question = question;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Observation> ask(Slot slot) {
        return find(slot).thenApply(Finding::observation);
    }

    /** The answer's text beside the observation, which does not hold it. */
    record Finding(Observation observation, Reading reading) {}

    CompletableFuture<Finding> find(Slot slot) {
        String nonce = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        var reader = new ChatReplyReader(clock);
        var found = new CompletableFuture<Finding>();
        transport.exchange(call(nonce), reader, clock, trace -> {
            var evidence = reader.evidence(trace);
            learn(evidence);
            var observed = new ObservationRules(question, endpoint.apiKey(), nonce)
                    .observation(slot, evidence, reader.headAt());
            found.complete(new Finding(observed, evidence.reading()));
        });
        return found;
    }

    private Call call(String nonce) {
        byte[] json = ChatRequest.json(question, nonce, limitField);
        return Call.post(endpoint, "chat/completions", json, question.deadlines());
    }

    private void learn(Evidence evidence) {
        if (evidence.status() == 400 && evidence.reading().ending().error().asksForMaxCompletionTokens()) {
            limitField = LimitField.MAX_COMPLETION_TOKENS;
        }
    }
}
