package dev.nines.monitor.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.alert.notice.Notice;
import dev.nines.monitor.alert.notice.Phase;
import dev.nines.sla.store.Message;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
        return draft(List.of(message), now);
    }

    Draft draft(List<Message> messages, Instant now) {
        var alerts = Json.array();
        messages.forEach(message -> alerts.add(alert(Notice.of(message), now)));
        return Draft.json(Json.text(alerts));
    }

    private static ObjectNode alert(Notice notice, Instant now) {
        var alert = Json.object();
        alert.set("labels", Json.of(Labels.of(notice)));
        alert.set("annotations", Json.of(Labels.annotations(notice)));
        switch (notice.phase()) {
            case FIRING -> alert.put("startsAt", began(notice).toString()).put("endsAt", now.plus(ENDS_AHEAD).toString());
            // without a beginning it begins when it ends, unless the Alertmanager knows better
            case RESOLVED -> alert.put("endsAt", notice.at().toString());
            case ALONE -> alert.put("startsAt", notice.at().toString()).put("endsAt", now.plus(ALONE_FOR).toString());
        }
        return alert;
    }

    static Instant began(Notice notice) {
        try {
            return Instant.parse(notice.facts().getOrDefault("since", notice.at().toString()));
        } catch (DateTimeException _) {
            return notice.at();
        }
    }
}
