package dev.nines.probe.fault;

import java.util.List;

/** Remembers when this process did not run. */
public interface Stalls {
    Stalls NONE = _ -> List.of();

    /** How finely we know: a pause may have ended this much later than it is said to. */
    long GRAIN_MILLIS = 10;

    /** Those that overlap {@code span}, one that has not ended yet included. Cheap: asked after every run. */
    List<Stall> during(Span span);
}
