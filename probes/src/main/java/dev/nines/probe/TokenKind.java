package dev.nines.probe;

/** Token counts as the server reported them. {@code REASONING} is already inside {@code COMPLETION}. */
public enum TokenKind {
    PROMPT("prompt_tokens"),
    COMPLETION("completion_tokens"),
    REASONING("reasoning_tokens"),
    CACHED("cached_tokens");

    private final String field;

    TokenKind(String field) {
        this.field = field;
    }

    public String field() {
        return field;
    }
}
