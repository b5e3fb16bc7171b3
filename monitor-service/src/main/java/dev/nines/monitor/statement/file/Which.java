package dev.nines.monitor.statement.file;

/** Which writing of a period's account is meant. */
public sealed interface Which {
    record Newest() implements Which {}

    record Revision(int number) implements Which {}
}
