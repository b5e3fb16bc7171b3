package dev.nines.probe.openai;

import dev.nines.probe.Observation;
import dev.nines.probe.Slot;
import dev.nines.probe.openai.ChatRequest.LimitField;
import dev.nines.probe.openai.reply.Reading;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Asks one model one question by a chat completion. A model that refuses {@code max_tokens} and asks for
 * {@code max_completion_tokens} gets that from the next run on; one that refuses the newer field gets the older again.
 */
final class ChatCompletionProbe implements OpenAiProbe {
    private final Line line;
    private final Question question;
    private final Ask.Chat chat;
    private volatile Form form;

    /** The request, by the name of the field that limits the answer. */
    private record Form(LimitField limitField, NoncedCall call) {}

    ChatCompletionProbe(Line line, Question question, Ask.Chat chat) {
        this.line = line;
        this.question = question;
        this.chat = chat;
        this.form = form(LimitField.MAX_TOKENS);
    }

    private Form form(LimitField field) {
        var manner = question.manner();
        return new Form(field, NoncedCall.of(nonce -> {
            byte[] json = ChatRequest.json(question.model(), chat, chat.prompt().with(nonce), field);
            return Call.post(line.endpoint(), "chat/completions", json, manner.deadlines(chat.delivery()))
                    .over(manner.connecting());
        }));
    }

    @Override
    public CompletableFuture<Run> run(Slot slot) {
        return find(slot).thenApply(Finding::run);
    }

    /** The answer's text beside the run, which does not hold it. */
    record Finding(Run run, Reading reading) {
        Observation observation() {
            return run.observation();
        }
    }

    CompletableFuture<Finding> find(Slot slot) {
        String nonce = Line.nonce();
        String prompt = chat.prompt().with(nonce);
        var found = new Underway<Finding>();
        var sent = form;
        var reader = AnswerReader.ofChat(line.clock(), chat.delivery());
        found.stoppedBy(line.send(sent.call().with(nonce), reader, evidence -> {
            learn(sent.limitField(), evidence);
            var rules = new ObservationRules(question, line.secrets(prompt, nonce),
                    reading -> isWrong(reading, nonce));
            found.complete(new Finding(rules.run(slot, evidence), evidence.reading()));
        }));
        return found;
    }

    /** A thinking model that never came to an answer was cut short by our limit, not wrong. */
    private boolean isWrong(Reading reading, String nonce) {
        var text = reading.text();
        String expected = chat.expectedWith(nonce).toLowerCase(Locale.ROOT);
        return text.isVisible() && !text.content().toLowerCase(Locale.ROOT).contains(expected);
    }

    private void learn(LimitField sent, Evidence evidence) {
        if (!evidence.refusesLimitField()) return;
        form = form(switch (sent) {
            case MAX_TOKENS -> LimitField.MAX_COMPLETION_TOKENS;
            case MAX_COMPLETION_TOKENS -> LimitField.MAX_TOKENS;
        });
    }
}
