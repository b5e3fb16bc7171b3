package dev.nines.probe.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;

/** CPU and allocation of the whole process since an instant: event loops, dispatcher, collector and compiler. */
record Spent(long cpuNanos, long bytes) {
    private static final double NANOS_PER_MICRO = 1_000;

    static Spent sinceNow() {
        return new Spent(cpu(), allocated());
    }

    Map<String, Double> each(int probes) {
        return Map.of("cpu_us", (cpu() - cpuNanos) / NANOS_PER_MICRO / probes,
                "allocated_bytes", (double) (allocated() - bytes) / probes);
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long allocated() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getTotalThreadAllocatedBytes();
    }
}
