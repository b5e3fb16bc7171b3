package dev.nines.monitor.alert.channel;

import dev.nines.monitor.alert.notice.Notice;
import dev.nines.monitor.alert.notice.Phase;
import dev.nines.sla.store.Message;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an Alertmanager sends to its webhooks, version 4, so that whatever listens to one listens to us. Each message is a group of one
 * alert: its group key and fingerprint are the same for a story's beginning and its end.
 */
record AlertmanagerWebhook(String receiver) implements Rendering {
    private static final String NOT_YET = "0001-01-01T00:00:00Z";

    @Override
    public Draft draft(Message message, Instant now) {
        var notice = Notice.of(message);
        var labels = Labels.of(notice);
        var annotations = Labels.annotations(notice);
        var status = notice.phase() == Phase.RESOLVED ? "resolved" : "firing";
        var alert = Json.object().put("status", status);
        alert.set("labels", Json.of(labels));
        alert.set("annotations", Json.of(annotations));
        alert.put("startsAt", AlertmanagerAlerts.began(notice).toString())
                .put("endsAt", notice.phase() == Phase.RESOLVED ? notice.at().toString() : NOT_YET)
                .put("generatorURL", "").put("fingerprint", Labels.fingerprint(labels));
        var root = Json.object().put("receiver", receiver).put("status", status);
        root.set("alerts", Json.array().add(alert));
        root.set("groupLabels", Json.of(group(labels)));
        root.set("commonLabels", Json.of(labels));
        root.set("commonAnnotations", Json.of(annotations));
        root.put("externalURL", "").put("version", "4").put("groupKey", "nines:{story=\"" + notice.story() + "\"}").put("truncatedAlerts", 0);
        return new Draft(Map.of("webhook-id", message.id()), Json.text(root));
    }

    private static Map<String, String> group(Map<String, String> labels) {
        var group = new TreeMap<>(labels);
        group.keySet().retainAll(java.util.Set.of("alertname", "incident", "alert"));
        return group;
    }
}
