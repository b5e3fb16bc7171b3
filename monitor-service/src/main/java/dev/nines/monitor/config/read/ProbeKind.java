package dev.nines.monitor.config.read;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words for what a probe asks, and which keys make no sense beside them. */
enum ProbeKind {
    CHAT("chat"),
    CHAT_WHOLE("chat-whole"),
    EMBEDDINGS("embeddings"),
    MODELS("models");

    private final String word;

    ProbeKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean asksModel() {
        return this != MODELS;
    }

    /** Only what comes token by token has a first token. */
    boolean streams() {
        return this == CHAT;
    }

    Map<String, String> refused() {
        var senseless = switch (this) {
            case CHAT, CHAT_WHOLE -> List.<String>of();
            case EMBEDDINGS -> List.of("expect", "max-tokens", "service-tier");
            case MODELS -> List.of(
                    "models", "prompt", "expect", "max-tokens", "context-tokens", "service-tier", "after-idle");
        };
        return senseless.stream().collect(Collectors.toMap(Function.identity(),
                _ -> "makes no sense beside kind: " + word));
    }
}
