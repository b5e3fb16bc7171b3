package dev.nines.sla.alert.decide;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How often an alert opened lately.
 *
 * @param changedAt its last opening or ending
 */
public record Flaps(List<Instant> openings, Instant changedAt, State state) {
    static final Flaps NONE = new Flaps(List.of(), Instant.MIN, State.STEADY);

    public Flaps {
        openings = List.copyOf(openings);
    }

    public enum State { STEADY, FLAPPING, TOLD }

    Flaps opened(Instant now, Policy.Flapping policy) {
        var recent = Stream.concat(openings.stream(), Stream.of(now))
                .filter(at -> at.plus(policy.within()).isAfter(now)).toList();
        var last = recent.subList(Math.max(0, recent.size() - policy.openings()), recent.size());
        boolean tooMany = state == State.STEADY && last.size() >= policy.openings();
        return new Flaps(last, now, tooMany ? State.FLAPPING : state);
    }

    Flaps changed(Instant now) {
        return new Flaps(openings, now, state);
    }

    Flaps told() {
        return state == State.FLAPPING ? new Flaps(openings, changedAt, State.TOLD) : this;
    }

    Instant calmAt(Policy.Flapping policy) {
        return changedAt.plus(policy.calmFor());
    }

    Instant forgottenAt(Policy.Flapping policy) {
        var longer = policy.calmFor().compareTo(policy.within()) > 0 ? policy.calmFor() : policy.within();
        return changedAt.equals(Instant.MIN) ? Instant.MIN : changedAt.plus(longer);
    }
}
