package dev.nines.monitor.web.read;

/** What this process remembers of the last minutes. Asks no store, so it answers at once and always. */
@FunctionalInterface
public interface LiveFigures {
    LiveNow now();
}
