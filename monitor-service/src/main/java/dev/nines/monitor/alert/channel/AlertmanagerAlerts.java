package dev.nines.monitor.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.alert.notice.Notice;
import dev.nines.sla.store.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Alertmanager's API v2. It keeps nothing of ours: what fires is sent again every {@link #AGAIN_EVERY} with an end that lies ahead, so that a
 * monitor which dies resolves its own alerts; what has ended is sent again for {@link #ENDED_FOR}.
 */
final class AlertmanagerAlerts implements Rendering {
    static final String PATH = "/api/v2/alerts";
    static final Duration AGAIN_EVERY = Duration.ofMinutes(1);
    static final Duration ENDED_FOR = Duration.ofMinutes(15);
    /** As Prometheus: four times the pace. */
    private static final Duration ENDS_AHEAD = AGAIN_EVERY.multipliedBy(4);
    /** What nothing will end: long enough to be grouped and sent, and no longer. */
    private static final Duration ALONE_FOR = Duration.ofMinutes(10);

    @Override
    public Draft draft(Message message, Instant now) {
        return draft(Told.of(Notice.of(message)), now);
    }

    /** What stands after messages that were told in this order; empty where there is nothing to say any more. */
    static Optional<Draft> again(List<Message> told, Instant now) {
        var standing = Standing.after(told, now.minus(ENDED_FOR));
        return standing.isEmpty() ? Optional.empty() : Optional.of(draft(standing, now));
    }

    private static Draft draft(List<Told> told, Instant now) {
        var alerts = Json.array();
        told.forEach(each -> alerts.add(alert(each, now)));
        return Draft.json(Json.text(alerts));
    }

    private static ObjectNode alert(Told told, Instant now) {
        var alert = Json.object();
        alert.set("labels", Json.of(told.labels()));
        alert.set("annotations", Json.of(told.annotations()));
        // without a beginning it begins when it ends, unless the Alertmanager knows better
        if (!told.isOver() || told.since().isBefore(told.at())) alert.put("startsAt", told.since().toString());
        return alert.put("endsAt", ends(told, now).toString());
    }

    private static Instant ends(Told told, Instant now) {
        return switch (told.phase()) {
            case FIRING -> now.plus(ENDS_AHEAD);
            case RESOLVED -> told.at();
            case ALONE -> now.plus(ALONE_FOR);
        };
    }
}
