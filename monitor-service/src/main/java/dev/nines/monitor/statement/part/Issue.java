package dev.nines.monitor.statement.part;

import java.util.List;
import java.util.Objects;

/**
 * Which writing of a period's account this is.
 *
 * @param standing {@code final}, or {@code forecast} of a period that is still open
 * @param asOf up to when a forecast counts; empty of a final one
 * @param revision 1, 2, ... of a final one; 0 of a forecast
 * @param replaces SHA-256 of the revision before, byte for byte as archived, in lower hex; empty of the first
 * @param changes what is otherwise than in the revision before, and why, a sentence each
 */
public record Issue(String standing, String asOf, int revision, String replaces, List<String> changes) {
    public static final String FINAL = "final";
    public static final String FORECAST = "forecast";

    /** The first writing of a closed period. */
    public static final Issue FIRST = new Issue(FINAL, "", 1, "", List.of());

    public Issue {
        changes = List.copyOf(Objects.requireNonNullElse(changes, List.of()));
    }
}
