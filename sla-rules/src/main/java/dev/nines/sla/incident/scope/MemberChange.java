package dev.nines.sla.incident.scope;

import dev.nines.sla.SeriesId;
import dev.nines.sla.incident.Step;
import java.time.Instant;
import java.util.Optional;

/** What one target did that its endpoint and tier hear of. */
public sealed interface MemberChange {
    SeriesId member();

    Instant decidedAt();

    record WentDown(SeriesId member, Instant since, Instant decidedAt, String reason) implements MemberChange {}

    /** @param until its first good slot; or, of one that is asked no more, when that was decided */
    record CameUp(SeriesId member, Instant until, Instant decidedAt) implements MemberChange {}

    /** Empty where the step changed nothing. */
    static Optional<MemberChange> of(SeriesId member, Step step) {
        return switch (step) {
            case Step.Opened o -> Optional.of(new WentDown(member, o.since(), o.decidedAt(), o.reason()));
            case Step.Closed c -> Optional.of(new CameUp(member, c.until(), c.decidedAt()));
            case Step.Hold _ -> Optional.empty();
        };
    }
}
