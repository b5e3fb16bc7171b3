package dev.nines.monitor.bench;

import dev.nines.monitor.statement.Specimen;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.file.EvidenceZip;
import dev.nines.monitor.statement.file.StatementFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What it takes to draw every format of a statement of 184 series under two rules from its JSON: the first time, with everything still to be
 * loaded, and again. Run with {@code -Xmx512m}.
 */
final class Statements {
    private static final int MODELS = 184;
    private static final int TIMES = 3;

    private Statements() {}

    public static void main(String[] args) throws IOException {
        var json = StatementJson.write(Specimen.of(MODELS));
        System.out.println("| file | time | wall ms | cpu ms | KB |\n|---|---|---|---|---|");
        for (int i = 1; i <= TIMES; i++) {
            var zip = new ByteArrayOutputStream();
            var all = start();
            try (var files = new EvidenceZip(zip, Instant.EPOCH)) {
                for (var file : StatementFiles.drawnFrom(json)) {
                    var one = start();
                    var bytes = new ByteArrayOutputStream();
                    file.content().to(bytes);
                    tell(file.name(), i, one, bytes.size());
                    files.add(file.name(), out -> out.write(bytes.toByteArray()));
                }
            }
            tell("zip of all of them", i, all, zip.size());
        }
        System.out.printf(Locale.ROOT, "heap committed: %d MB%n", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() >> 20);
    }

    private record Start(long wallNanos, long cpuNanos) {}

    private static Start start() {
        return new Start(System.nanoTime(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static void tell(String what, int time, Start since, int bytes) {
        var now = start();
        System.out.printf(Locale.ROOT, "| %s | %d | %d | %d | %d |%n", what, time, Duration.ofNanos(now.wallNanos() - since.wallNanos()).toMillis(),
                Duration.ofNanos(now.cpuNanos() - since.cpuNanos()).toMillis(), bytes >> 10);
    }
}
