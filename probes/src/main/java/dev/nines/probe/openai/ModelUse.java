package dev.nines.probe.openai;

/** What a list says a model is for. {@code said} quotes the list, {@code type: embedding}. */
public sealed interface ModelUse {
    ModelUse UNSAID = new Unsaid();

    /** It answers chat completions. */
    record Chat(String said) implements ModelUse {}

    record Embedding(String said) implements ModelUse {}

    /** Anything else; its name may still say that it embeds. */
    record Other(String said) implements ModelUse {}

    record Unsaid() implements ModelUse {}
}
