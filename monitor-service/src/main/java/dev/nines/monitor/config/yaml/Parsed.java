package dev.nines.monitor.config.yaml;

import java.util.function.Consumer;
import java.util.function.Function;

/** A text that was understood, or why it was not. */
public sealed interface Parsed<T> {
    record Ok<T>(T value) implements Parsed<T> {}

    /** @param remedy what would be right, to be read after the value: {@code has no unit; write 10s} */
    record Wrong<T>(String remedy) implements Parsed<T> {}

    static <T> Parsed<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Parsed<T> wrong(String remedy) {
        return new Wrong<>(remedy);
    }

    /** A value of which the problem has been told already. */
    static <T> Parsed<T> reported() {
        return new Wrong<>("");
    }

    /** Only after the whole it belongs to was found to be without a problem. */
    default T value() {
        return switch (this) {
            case Ok<T> ok -> ok.value();
            case Wrong<T> w ->
                    throw new IllegalStateException("asked for a value that was not understood: " + w.remedy());
        };
    }

    default <R> Parsed<R> map(Function<T, R> change) {
        return then(v -> ok(change.apply(v)));
    }

    default <R> Parsed<R> then(Function<T, Parsed<R>> next) {
        return switch (this) {
            case Ok<T> ok -> next.apply(ok.value());
            case Wrong<T> w -> wrong(w.remedy());
        };
    }

    default void ifOk(Consumer<T> reader) {
        if (this instanceof Ok<T> ok) reader.accept(ok.value());
    }
}
