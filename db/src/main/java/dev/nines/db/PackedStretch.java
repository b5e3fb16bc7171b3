package dev.nines.db;

import dev.nines.db.sql.Micros;
import dev.nines.probe.Observation;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a stretch of a series.
 *
 * @param parts packs of times that follow one another and do not overlap; those of one part do
 * @param whole what was not packed
 */
record PackedStretch(List<List<AnswerPack>> parts, List<Observation> whole) {
    PackedStretch {
        whole = whole.stream().sorted(Comparator.comparing(Observation::scheduledAt)).toList();
    }

    /** In the order of slots. */
    void merge(Consumer<Observation> reader) {
        int next = 0;
        for (var packs : parts) {
            for (var first = first(packs); first != null; first = first(packs)) {
                while (next < whole.size() && Micros.of(whole.get(next).scheduledAt()) < first.slotMicros()) reader.accept(whole.get(next++));
                reader.accept(first.take());
            }
        }
        while (next < whole.size()) reader.accept(whole.get(next++));
    }

    /** There are few. */
    private static @Nullable AnswerPack first(List<AnswerPack> packs) {
        AnswerPack first = null;
        for (var pack : packs) {
            if (pack.hasMore() && (first == null || pack.slotMicros() < first.slotMicros())) first = pack;
        }
        return first;
    }
}
