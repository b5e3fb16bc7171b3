package dev.nines.monitor.discover;

import dev.nines.probe.openai.ListedModel;
import dev.nines.probe.openai.ModelUse;

/** What a model is good for, as far as its list or its name says. {@code reason} says why it is not asked to chat. */
public sealed interface ModelKind {
    /** Also where nothing says otherwise: who never heard of a model finds out by asking it. */
    record Chat() implements ModelKind {}

    record Embedding(String reason) implements ModelKind {}

    record Other(String reason) implements ModelKind {}

    /** What the list says counts; a name is only asked where the list says nothing, or merely that it does not chat. */
    static ModelKind of(ListedModel model) {
        return switch (model.use()) {
            case ModelUse.Chat _ -> new Chat();
            case ModelUse.Embedding e -> new Embedding("not a chat model by its list (" + e.said() + ")");
            case ModelUse.Other o -> {
                var reason = "not a chat model by its list (" + o.said() + ")";
                yield ModelNames.kind(model.id()) instanceof Embedding ? new Embedding(reason) : new Other(reason);
            }
            case ModelUse.Unsaid _ -> ModelNames.kind(model.id());
        };
    }
}
