package dev.nines.monitor.web.api;

import dev.nines.sla.distribution.Latencies;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The text that HdrHistogram's own tools read and plot, in milliseconds. It has no place for runs that were not answered. */
final class Hgrm {
    private static final int TICKS_PER_HALF = 5;
    private static final double MICROS_PER_MILLI = 1_000.0;

    private Hgrm() {}

    static String write(Latencies latencies) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            latencies.histogram().outputPercentileDistribution(out, TICKS_PER_HALF, MICROS_PER_MILLI);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
