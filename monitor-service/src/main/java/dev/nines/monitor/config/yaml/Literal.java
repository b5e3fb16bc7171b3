package dev.nines.monitor.config.yaml;

/** How one kind of value is written. */
@FunctionalInterface
public interface Literal<T> {
    Parsed<T> read(String text);
}
