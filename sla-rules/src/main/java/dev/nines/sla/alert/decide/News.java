package dev.nines.sla.alert.decide;

import dev.nines.sla.alert.decide.Telling.Line;
import dev.nines.sla.alert.decide.Telling.Reason;
import dev.nines.sla.alert.decide.Telling.What;
import dev.nines.sla.alert.decide.Tracked.Episode;
import dev.nines.sla.alert.decide.Tracked.Phase;
import dev.nines.sla.silence.Covering;
import java.time.Instant;
import java.util.Optional;

/** What there is to say of one alert, or why nothing. */
sealed interface News {
    Tracked of();

    /** @param at since when it could be told */
    record Tell(Tracked of, Line line, Instant at) implements News {}

    record Still(Tracked of, Line line) implements News {}

    /** @param until when what holds it back may be over */
    record Held(Tracked of, Reason reason, String why, Instant until) implements News {}

    /** It came and went while nobody wanted to hear of it. */
    record Dropped(Tracked of, Held held) implements News {}

    static News of(Tracked one, Context context, Instant now) {
        return switch (one.phase()) {
            case Phase.Calm _ -> new Held(one, Reason.QUIET, "", Instant.MAX);
            case Phase.Firing f -> firing(one, f, hush(one, context, now), context);
            case Phase.Over o -> over(one, o, hush(one, context, now), context);
        };
    }

    private static News firing(Tracked one, Phase.Firing f, Optional<Held> hush, Context context) {
        if (one.flaps().state() == Flaps.State.TOLD) return flapping(one, context);
        if (hush.isPresent()) return hush.get();
        if (one.flaps().state() == Flaps.State.FLAPPING) return tell(one, What.FLAPPING, f.episode(), f.at());
        if (!f.episode().isTold()) return tell(one, What.OPENED, f.episode(), f.at());
        if (f.episode().hasNews()) return tell(one, What.CHANGED, f.episode(), f.at());
        return new Still(one, line(one, What.STILL, f.episode(), f.at()));
    }

    /** An end is told to whoever heard the beginning, silence or not. */
    private static News over(Tracked one, Phase.Over o, Optional<Held> hush, Context context) {
        boolean told = o.episode().isTold();
        if (hush.isPresent() && !told) return new Dropped(one, hush.get());
        return switch (one.flaps().state()) {
            case TOLD -> flapping(one, context);
            case FLAPPING -> hush.isPresent() ? flapping(one, context) : tell(one, What.FLAPPING, o.episode(), o.at());
            case STEADY -> tell(one, told ? What.RESOLVED : What.CLOSED, o.episode(), o.at());
        };
    }

    private static News flapping(Tracked one, Context context) {
        return new Held(one, Reason.FLAPPING, one.flaps().openings().size() + " openings lately",
                one.flaps().calmAt(context.policy().flapping()));
    }

    private static Optional<Held> hush(Tracked one, Context context, Instant now) {
        if (context.silences().covers(one.alert().labels(), now) instanceof Covering.Covered c) {
            return Optional.of(new Held(one, Reason.SILENCED, c.silence() + ", " + c.reason(), c.until()));
        }
        return context.outages().inhibiting(one.alert(), now)
                .map(outage -> new Held(one, Reason.INHIBITED, outage.of().text() + " is down", end(outage, one.alert())));
    }

    private static Instant end(Outages.Outage outage, Alert alert) {
        return outage.until().equals(Instant.MAX) ? Instant.MAX : outage.until().plus(alert.memory());
    }

    private static Tell tell(Tracked one, What what, Episode episode, Instant at) {
        return new Tell(one, line(one, what, episode, at), at);
    }

    private static Line line(Tracked one, What what, Episode episode, Instant at) {
        return new Line(one.alert(), what, episode.since(), at, episode.grounds());
    }
}
