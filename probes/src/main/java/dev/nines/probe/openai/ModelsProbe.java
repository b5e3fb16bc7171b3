package dev.nines.probe.openai;

import dev.nines.probe.Slot;
import dev.nines.probe.openai.Ask.Delivery;
import dev.nines.probe.openai.reply.ItemReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks an endpoint for its list of models. */
final class ModelsProbe implements OpenAiProbe {
    private final Line line;
    private final Question question;

    ModelsProbe(Line line, Question question) {
        this.line = line;
        this.question = question;
    }

    @Override
    public CompletableFuture<Run> run(Slot slot) {
        var call = Call.get(line.endpoint(), "models", question.manner().deadlines(Delivery.WHOLE))
                .over(question.manner().connecting());
        var rules = new ObservationRules(question, List.of(line.endpoint().apiKey().reveal()), _ -> false);
        var found = new Underway<Run>();
        found.stoppedBy(line.send(call, AnswerReader.of(line.clock(), ItemReader.ofList()),
                evidence -> found.complete(rules.run(slot, evidence))));
        return found;
    }
}
