package dev.nines.probe;

/** What happened, decided from the wire alone. Closed: a column, a metric label and a webhook quote the same word. */
public enum ObservationClass {
    OK(Effect.UP),
    SERVER_ERROR(Effect.DOWN),
    TIMEOUT(Effect.DOWN),
    TRUNCATED(Effect.DOWN),
    MALFORMED(Effect.DOWN),
    EMPTY(Effect.DOWN),
    CONNECT(Effect.DOWN_IF_CANARY_ANSWERED),
    MODEL_NOT_FOUND(Effect.CONDITIONAL),
    RATE_LIMITED(Effect.EXCLUDED),
    QUOTA(Effect.EXCLUDED),
    AUTH(Effect.EXCLUDED),
    BAD_REQUEST(Effect.EXCLUDED),
    LOCAL(Effect.EXCLUDED);

    private final Effect effect;

    ObservationClass(Effect effect) {
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }
}
