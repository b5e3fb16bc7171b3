package dev.nines.monitor.web.read;

import dev.nines.probe.ObservationClass;
import java.util.Map;

/** How many observations of each class; a class that did not occur is absent. */
public record ClassCounts(Map<ObservationClass, Long> byClass) {
    public static final ClassCounts NONE = new ClassCounts(Map.of());

    public ClassCounts {
        byClass = Map.copyOf(byClass);
    }

    public long of(ObservationClass observationClass) {
        return byClass.getOrDefault(observationClass, 0L);
    }

    public long total() {
        return byClass.values().stream().mapToLong(Long::longValue).sum();
    }
}
