package dev.nines.monitor.config;

/** After how many bad runs in a row an incident opens, and after how many good ones it closes. */
public record IncidentSettings(int openAfter, int closeAfter) {
    public static final IncidentSettings USUAL = new IncidentSettings(3, 3);

    public IncidentSettings {
        if (openAfter < 1) throw new IllegalArgumentException("open-after must be at least 1: " + openAfter);
        if (closeAfter < 1) throw new IllegalArgumentException("close-after must be at least 1: " + closeAfter);
    }
}
