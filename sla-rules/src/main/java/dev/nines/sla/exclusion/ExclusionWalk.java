package dev.nines.sla.exclusion;

import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.sample.Sample;
import java.time.Instant;

/**
 * Exclusions applied to samples that come in order, or nearly so: next to one in time that counts lies hardly ever one in time that does not.
 * For one thread.
 */
public final class ExclusionWalk {
    private final Spans excluded;
    /** Around the newest sample, where it was not excluded. */
    private Span counted = new Span(Instant.MIN, Instant.MIN);

    public ExclusionWalk(Spans excluded) {
        this.excluded = excluded;
    }

    /** As {@link Exclusions#applied} has it. */
    public Sample applied(Sample sample) {
        if (counted.contains(sample.slot())) return sample;
        counted = excluded.gapAround(sample.slot());
        return Exclusions.applied(excluded, sample);
    }
}
