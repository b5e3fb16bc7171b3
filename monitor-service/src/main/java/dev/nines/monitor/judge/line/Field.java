package dev.nines.monitor.judge.line;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a column of a log can say. */
public enum Field {
    /** When the request began. */
    TIME(Kind.INSTANT),
    /** When the answer ended: gives the total where no column says it. */
    END_TIME(Kind.INSTANT),
    /** When the first token came. One that is not before the end was not observed. */
    FIRST_TOKEN_TIME(Kind.INSTANT),
    MODEL(Kind.TEXT),
    /** One of the thirteen classes, or a word of its own; wins over all below. */
    CLASS(Kind.TEXT),
    /** Whether it succeeded, in a word. */
    OUTCOME(Kind.TEXT),
    /** The HTTP status. */
    STATUS(Kind.TEXT),
    /** The error's code, type or exception. */
    ERROR_TYPE(Kind.TEXT),
    /** The error in words. */
    ERROR(Kind.TEXT),
    /** From the beginning to the first token. */
    FIRST_TOKEN(Kind.LENGTH),
    /** From the beginning to the end of the answer. */
    TOTAL(Kind.LENGTH),
    /** The deadline that a timeout ran into. */
    LIMIT(Kind.LENGTH),
    INPUT_TOKENS(Kind.COUNT),
    OUTPUT_TOKENS(Kind.COUNT),
    /** The service tier that the answer names. */
    TIER(Kind.TEXT),
    /** Whether it was streamed. */
    STREAM(Kind.TEXT),
    /** Whether a cache answered in the model's place. */
    CACHED(Kind.TEXT),
    /** Flags of an observation of ours. */
    FLAGS(Kind.TEXT),
    /** Why an observation of ours is LOCAL. */
    CAUSE(Kind.TEXT);

    private static final Map<String, Field> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::word, Function.identity()));

    private final Kind kind;

    Field(Kind kind) {
        this.kind = kind;
    }

    /** What a value of it is written as. */
    public enum Kind { INSTANT, LENGTH, COUNT, TEXT }

    public Kind kind() {
        return kind;
    }

    /** As it is written in a mapping: {@code first-token}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every field by its word. */
    public static Map<String, Field> words() {
        return BY_WORD;
    }
}
