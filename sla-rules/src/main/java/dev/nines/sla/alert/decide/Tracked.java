package dev.nines.sla.alert.decide;

import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds;
import java.time.Instant;

/** What is remembered of one alert. */
public record Tracked(Alert alert, Phase phase, Flaps flaps) {
    public sealed interface Phase {
        /** Nothing fires, nothing is owed. */
        record Calm() implements Phase {}

        /** @param at when there was last something to tell */
        record Firing(Episode episode, Instant at) implements Phase {}

        /** Over since, which is to be told if its beginning was. */
        record Over(Episode episode, Instant at) implements Phase {}
    }

    /**
     * From the first finding that fires to the telling of its end; what returns before that is the same one.
     *
     * @param changes 1 for the beginning, and one more for each change
     * @param told how many of them were told
     */
    public record Episode(Instant since, Grounds grounds, int changes, int told) {
        boolean isTold() {
            return told > 0;
        }

        boolean hasNews() {
            return told < changes;
        }

        Episode as(Grounds now) {
            return new Episode(since, now, changes, told);
        }

        Episode changed() {
            return new Episode(since, grounds, changes + 1, told);
        }

        Episode toldNow() {
            return new Episode(since, grounds, changes, changes);
        }
    }

    static Tracked start(Alert alert) {
        return new Tracked(alert, new Phase.Calm(), Flaps.NONE);
    }

    Tracked after(Finding finding, Instant now, Policy.Flapping policy) {
        return switch (finding) {
            case Finding.Firing firing -> fires(firing.grounds(), now, policy);
            case Finding.Quiet quiet -> quiet(quiet.grounds(), now);
            case Finding.NoData _ -> this;
        };
    }

    Tracked changed(Grounds grounds, Instant now) {
        return switch (phase) {
            case Phase.Firing f -> as(new Phase.Firing(f.episode().as(grounds).changed(), f.episode().hasNews() ? f.at() : now));
            case Phase.Calm _, Phase.Over _ -> this;
        };
    }

    private Tracked fires(Grounds grounds, Instant now, Policy.Flapping policy) {
        return switch (phase) {
            case Phase.Calm _ -> opened(new Phase.Firing(new Episode(now, grounds, 1, 0), now), now, policy);
            case Phase.Firing f -> as(new Phase.Firing(f.episode().as(grounds), f.at()));
            case Phase.Over o -> opened(new Phase.Firing(o.episode().as(grounds), o.at()), now, policy);
        };
    }

    private Tracked quiet(Grounds grounds, Instant now) {
        return switch (phase) {
            case Phase.Firing f -> new Tracked(alert, new Phase.Over(f.episode().as(grounds), now), flaps.changed(now));
            case Phase.Calm _, Phase.Over _ -> this;
        };
    }

    /** After a time without a change it is steady again; what it then is, is told once more. */
    Tracked calmed(Instant now, Policy.Flapping policy) {
        if (flaps.state() == Flaps.State.STEADY || now.isBefore(flaps.calmAt(policy))) return this;
        boolean told = flaps.state() == Flaps.State.TOLD;
        return switch (phase) {
            case Phase.Firing f when told -> new Tracked(alert, new Phase.Firing(f.episode().changed(), now), Flaps.NONE);
            case Phase.Firing _, Phase.Over _, Phase.Calm _ -> new Tracked(alert, phase, Flaps.NONE);
        };
    }

    /** After a message that told of it as it is. */
    Tracked told() {
        return switch (phase) {
            case Phase.Firing f -> new Tracked(alert, new Phase.Firing(f.episode().toldNow(), f.at()), flaps.told());
            case Phase.Over o when flaps.state() == Flaps.State.FLAPPING ->
                new Tracked(alert, new Phase.Over(o.episode().toldNow(), o.at()), flaps.told());
            case Phase.Over _, Phase.Calm _ -> dropped();
        };
    }

    Tracked dropped() {
        return as(new Phase.Calm());
    }

    /** Whether somebody was told that it fires, and not yet that it is over. */
    boolean isOpenToOthers() {
        return switch (phase) {
            case Phase.Calm _ -> false;
            case Phase.Firing f -> f.episode().isTold();
            case Phase.Over o -> o.episode().isTold();
        };
    }

    private Tracked opened(Phase.Firing firing, Instant now, Policy.Flapping policy) {
        return new Tracked(alert, firing, flaps.opened(now, policy));
    }

    private Tracked as(Phase next) {
        return new Tracked(alert, next, flaps);
    }
}
