package dev.nines.sla.alert.decide;

import dev.nines.sla.alert.Grounds;
import java.time.Instant;
import java.util.List;

/** Whether something is told now. */
public sealed interface Telling {
    /**
     * @param key names this message for ever: no other one has it
     * @param conversation the same from a group's opening to its resolving, whatever is told between
     */
    record Send(Kind kind, String key, String conversation, List<Line> lines) implements Telling {
        public Send {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param why of what holds it: a silence's id and reason, an outage
     * @param until when to ask again if nothing else happens; {@code Instant.MAX} for never
     */
    record Hold(Reason reason, String why, Instant until) implements Telling {}

    enum Kind {
        OPENED,
        UPDATED,
        /** Still so, and nothing new. */
        REPEAT,
        /** Too much coming and going to tell of each. */
        FLAPPING,
        RESOLVED,
        /** Over before anybody was told that it began. */
        CLOSED;

        /** Each receiver hears of it once: where the opening never arrived, the end is all there is to say, and the opening is not sent any more. */
        public Kind to(Opening opening) {
            return this == RESOLVED && opening == Opening.NEVER_ARRIVED ? CLOSED : this;
        }
    }

    enum Opening { ARRIVED, NEVER_ARRIVED }

    /** One alert of a message. */
    record Line(Alert alert, What what, Instant since, Instant at, Grounds grounds) {}

    enum What { OPENED, CHANGED, STILL, FLAPPING, RESOLVED, CLOSED }

    /** From what explains least to what explains most, of a group as a whole. */
    enum Reason {
        /** Nothing fires. */
        QUIET,
        /** What fires was told. */
        ALREADY_TOLD,
        /** Neither fires nor resolves. */
        NO_DATA,
        FLAPPING,
        INHIBITED,
        SILENCED,
        /** The group's last message is too young. */
        GROUP_INTERVAL,
        /** Waits for company. */
        GROUP_WAIT
    }
}
