package dev.nines.monitor.web.read;

/** The two latencies of one series, never mixed. */
public record Latencies(Quantiles firstToken, Quantiles total) {
    public static final Latencies NONE = new Latencies(Quantiles.NONE, Quantiles.NONE);
}
