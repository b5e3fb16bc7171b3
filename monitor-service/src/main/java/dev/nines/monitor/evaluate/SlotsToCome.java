package dev.nines.monitor.evaluate;

import dev.nines.sla.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How many slots of a running period are still to come, asked of the plans now and then. For one thread. */
final class SlotsToCome {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final PlannedSlots planned;
    private final Map<Asked, Answer> known = new HashMap<>();

    SlotsToCome(PlannedSlots planned) {
        this.planned = planned;
    }

    private record Asked(Subject subject, Instant end) {}

    private record Answer(Instant at, long slots) {}

    /** For up to ten minutes too many rather than too few. */
    long of(Subject subject, Span judged, Instant now) {
        return now.isBefore(judged.to()) ? of(subject, new Span(now, judged.to())) : 0;
    }

    private long of(Subject subject, Span rest) {
        var asked = new Asked(subject, rest.to());
        var answer = known.get(asked);
        if (answer == null || answer.at().plus(FRESH).isBefore(rest.from())) {
            answer = new Answer(rest.from(), count(subject, rest));
            known.put(asked, answer);
            known.keySet().removeIf(one -> !one.end().isAfter(rest.from()));
        }
        return answer.slots();
    }

    private long count(Subject subject, Span rest) {
        return subject.members().stream().mapToLong(one -> planned.count(one, rest.from(), rest.to())).max().orElse(0);
    }
}
