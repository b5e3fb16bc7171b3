package dev.nines.sla.incident;

/**
 * When a target counts as down.
 *
 * @param openAfter bad samples that open an incident, back-dated to the first of them
 * @param outOf the newest samples they must be among; as many as {@code openAfter} asks for bad ones in a row
 * @param closeAfter good samples in a row that close it, back-dated to the first of them
 */
public record IncidentPolicy(int openAfter, int outOf, int closeAfter) {
    public IncidentPolicy {
        if (openAfter < 1) throw new IllegalArgumentException("open-after must be at least 1: " + openAfter);
        if (outOf < openAfter) {
            throw new IllegalArgumentException("out-of must be at least open-after, " + openAfter + ": " + outOf);
        }
        if (closeAfter < 1) throw new IllegalArgumentException("close-after must be at least 1: " + closeAfter);
    }

    /** So many bad ones in a row open it. */
    public IncidentPolicy(int openAfter, int closeAfter) {
        this(openAfter, openAfter, closeAfter);
    }
}
