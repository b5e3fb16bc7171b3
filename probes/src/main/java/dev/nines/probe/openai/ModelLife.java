package dev.nines.probe.openai;

/** What a list says about how long a model will be there. {@code said} quotes the list. */
public sealed interface ModelLife {
    ModelLife UNSAID = new Unsaid();

    /** Listed, and switched off: {@code active: false}. */
    record Off(String said) implements ModelLife {}

    /** It still answers and will not for ever: {@code deprecation: 2026-11-30}. */
    record Ending(String said) implements ModelLife {}

    record Unsaid() implements ModelLife {}
}
