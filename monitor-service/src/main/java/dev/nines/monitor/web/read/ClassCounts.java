package dev.nines.monitor.web.read;

import dev.nines.monitor.evaluate.Gone;
import dev.nines.probe.ObservationClass;
import java.util.Map;

/**
 * How many observations of each class; a class that did not occur is absent.
 *
 * @param notFound those of class MODEL_NOT_FOUND once more, by whose matter it was
 */
public record ClassCounts(Map<ObservationClass, Long> byClass, Map<Gone, Long> notFound) {
    public static final ClassCounts NONE = new ClassCounts(Map.of(), Map.of());

    public ClassCounts {
        byClass = Map.copyOf(byClass);
        notFound = Map.copyOf(notFound);
    }

    public long of(ObservationClass observationClass) {
        return byClass.getOrDefault(observationClass, 0L);
    }

    public long total() {
        return byClass.values().stream().mapToLong(Long::longValue).sum();
    }
}
