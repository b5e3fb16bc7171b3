package dev.nines.probe.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * CPU and allocation of the whole process since an instant: event loop, collector and compiler. The compiler's part is
 * known by itself: what is still being compiled was not warm.
 */
record Spent(long cpuNanos, long compilerNanos, long bytes) {
    private static final double NANOS_PER_MICRO = 1_000;
    private static final Path THREADS = Path.of("/proc/self/task");

    static Spent sinceNow() {
        return new Spent(cpu(), compiler(), allocated());
    }

    Map<String, Double> each(int probes) {
        return Map.of("cpu_us", (cpu() - cpuNanos) / NANOS_PER_MICRO / probes,
                "compiler_us", (compiler() - compilerNanos) / NANOS_PER_MICRO / probes,
                "allocated_bytes", (double) (allocated() - bytes) / probes);
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long compiler() {
        try (var threads = Files.list(THREADS)) {
            return threads.mapToLong(Spent::compiling).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nanoseconds on a CPU of one thread, 0 where it compiles nothing or has just ended. */
    private static long compiling(Path thread) {
        try {
            boolean compiles = Files.readString(thread.resolve("comm")).matches("(?s)C[12] Compiler.*");
            return compiles ? Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ", 2)[0]) : 0;
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long allocated() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getTotalThreadAllocatedBytes();
    }
}
