package dev.nines.probe.openai;

/** How a question is put. */
public record Manner(Deadlines deadlines, Connecting connecting) {
    public static Manner of(Deadlines deadlines) {
        return new Manner(deadlines, Connecting.KEPT);
    }

    /** What comes whole has no first token that could be waited for: only its end is. */
    Deadlines deadlines(Ask.Delivery delivery) {
        return switch (delivery) {
            case STREAMED -> deadlines;
            case WHOLE -> new Deadlines(deadlines.connect(), deadlines.total().multipliedBy(2), deadlines.idle(),
                    deadlines.total());
        };
    }
}
