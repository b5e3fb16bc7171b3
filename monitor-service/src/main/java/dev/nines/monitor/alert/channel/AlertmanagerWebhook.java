package dev.nines.monitor.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.alert.notice.Notice;
import dev.nines.monitor.alert.notice.Phase;
import dev.nines.sla.store.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What an Alertmanager sends to its webhooks, version 4, so that whatever listens to one listens to us. Each message is a group of its
 * lines, or of itself: its group key is the same for a story's beginning and its end, and so is the fingerprint of each line.
 */
record AlertmanagerWebhook(String receiver) implements Rendering {
    private static final String NOT_YET = "0001-01-01T00:00:00Z";
    private static final Set<String> OF_A_STORY = Set.of("alertname", "incident", "alert");

    @Override
    public Draft draft(Message message, Instant now) {
        var notice = Notice.of(message);
        var all = Told.of(notice);
        var status = status(notice.phase() != Phase.RESOLVED && all.stream().anyMatch(told -> !told.isOver()) ? Phase.FIRING : Phase.RESOLVED);
        var alerts = Json.array();
        all.forEach(told -> alerts.add(alert(told)));
        var root = Json.object().put("receiver", receiver).put("status", status);
        root.set("alerts", alerts);
        root.set("groupLabels", Json.of(group(notice, all.getFirst())));
        root.set("commonLabels", Json.of(common(all, Told::labels)));
        root.set("commonAnnotations", Json.of(common(all, Told::annotations)));
        root.put("externalURL", "").put("version", "4").put("groupKey", "nines:{story=\"" + notice.story() + "\"}")
                .put("truncatedAlerts", notice.lines().omitted());
        return new Draft(Map.of("webhook-id", message.id()), Json.text(root));
    }

    private static ObjectNode alert(Told told) {
        var alert = Json.object().put("status", status(told.phase()));
        alert.set("labels", Json.of(told.labels()));
        alert.set("annotations", Json.of(told.annotations()));
        return alert.put("startsAt", told.since().toString()).put("endsAt", told.isOver() ? told.at().toString() : NOT_YET)
                .put("generatorURL", "").put("fingerprint", AlertmanagerLabels.fingerprint(told.labels()));
    }

    private static String status(Phase phase) {
        return switch (phase) {
            case RESOLVED -> "resolved";
            case FIRING, ALONE -> "firing";
        };
    }

    private static Map<String, String> group(Notice notice, Told alone) {
        if (!notice.lines().isEmpty()) return AlertmanagerLabels.ofGroup(notice);
        var group = new TreeMap<>(alone.labels());
        group.keySet().retainAll(OF_A_STORY);
        return group;
    }

    private static Map<String, String> common(List<Told> all, Function<Told, Map<String, String>> what) {
        var common = new TreeMap<>(what.apply(all.getFirst()));
        all.forEach(told -> common.entrySet().retainAll(what.apply(told).entrySet()));
        return common;
    }
}
