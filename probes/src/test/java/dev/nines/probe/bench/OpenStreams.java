package dev.nines.probe.bench;

import dev.nines.probe.openai.ProbeTransport;
import dev.nines.probe.openai.Trust;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Memory for each of many streams that are all open at once, their first token read: what lives in the heap, and what the
 * process grew by outside of it. For a process whose heap is resident from the start, so that the two do not mix.
 */
record OpenStreams(String url, int count) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long GAP_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    static OpenStreams of(String[] words) {
        return new OpenStreams(words[2], Integer.parseInt(words[3]));
    }

    Map<String, Double> held(ProbeTransport transport, Trust trust) throws IOException {
        long heapBefore = heapBytes();
        long residentBefore = residentKilobytes();
        var probe = Subject.probe(transport, trust, url, PATIENCE);
        for (int i = 0; i < count; i++) {
            probe.ask(Subject.slot(System.nanoTime()), _ -> {});
            LockSupport.parkNanos(GAP_NANOS);
        }
        LockSupport.parkNanos(SETTLE_NANOS);
        var figures = new LinkedHashMap<String, Double>();
        double outside = (double) (residentKilobytes() - residentBefore) / count;
        double heap = (heapBytes() - heapBefore) / 1_024.0 / count;
        figures.put("heap_kb", heap);
        figures.put("outside_kb", outside);
        figures.put("memory_kb", heap + outside);
        return figures;
    }

    /** Once the garbage of what ran before is gone, so that only what lives counts. */
    private static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }
}
