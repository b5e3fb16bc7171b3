package dev.nines.sla.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The newest samples that said good or bad, from the first bad one on that may still help to open an incident. */
public record Recent(List<Seen> samples) {
    static final Recent NOTHING = new Recent(List.of());

    public Recent {
        samples = List.copyOf(samples);
    }

    public record Seen(Instant slot, Mark mark) {}

    public enum Mark { GOOD, BAD }

    public int failures() {
        return (int) samples.stream().filter(sample -> sample.mark() == Mark.BAD).count();
    }

    boolean isEmpty() {
        return samples.isEmpty();
    }

    Instant since() {
        return samples.getFirst().slot();
    }

    Recent with(Seen sample, IncidentPolicy policy) {
        var longer = new ArrayList<>(samples);
        longer.add(sample);
        int from = 0;
        while (from < longer.size() && !new Recent(longer.subList(from, longer.size())).mayOpen(policy)) from++;
        return new Recent(longer.subList(from, longer.size()));
    }

    /** Whether it begins with a failure, and would be enough if all that still fits behind it failed too. */
    private boolean mayOpen(IncidentPolicy policy) {
        int toCome = policy.outOf() - samples.size();
        return samples.getFirst().mark() == Mark.BAD && toCome >= 0 && failures() + toCome >= policy.openAfter();
    }
}
