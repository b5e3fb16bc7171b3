package dev.nines.probe.openai;

import dev.nines.probe.Slot;
import dev.nines.probe.openai.Ask.Delivery;
import dev.nines.probe.openai.reply.ItemReader;
import dev.nines.probe.openai.reply.Reading;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks one model for the vector of a text. Remembers how long the first one was: a vector of another length is an
 * answer, but a wrong one.
 */
final class EmbeddingProbe implements OpenAiProbe {
    private static final int UNKNOWN = 0;

    private final Line line;
    private final Question question;
    private final Ask.Embedding embedding;
    private final AtomicInteger dimension = new AtomicInteger(UNKNOWN);

    EmbeddingProbe(Line line, Question question, Ask.Embedding embedding) {
        this.line = line;
        this.question = question;
        this.embedding = embedding;
    }

    @Override
    public CompletableFuture<Run> run(Slot slot) {
        String nonce = Line.nonce();
        String text = embedding.prompt().with(nonce);
        var call = Call.post(line.endpoint(), "embeddings", json(text), question.manner().deadlines(Delivery.WHOLE))
                .over(question.manner().connecting());
        var rules = new ObservationRules(question, line.secrets(text, nonce), this::isWrong);
        var found = new Underway<Run>();
        found.stoppedBy(line.send(call, AnswerReader.of(line.clock(), ItemReader.ofVector()),
                evidence -> found.complete(rules.run(slot, evidence))));
        return found;
    }

    private byte[] json(String text) {
        return Json.bytes(json -> {
            json.writeStringField("model", question.model());
            json.writeStringField("input", text);
            json.writeStringField("encoding_format", "float");
        });
    }

    private boolean isWrong(Reading reading) {
        int length = reading.seen().items();
        int first = dimension.compareAndExchange(UNKNOWN, length);
        return first != UNKNOWN && first != length;
    }
}
