package dev.nines.monitor.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.alert.notice.Notice;
import dev.nines.monitor.alert.notice.Phase;
import dev.nines.monitor.alert.notice.PlainText;
import dev.nines.monitor.config.Secret;
import dev.nines.sla.store.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** PagerDuty's Events API v2: a story triggers, and its end resolves, under one deduplication key. We never acknowledge. */
record PagerDutyEvents(Secret routingKey) implements Rendering {
    static final String URL = "https://events.pagerduty.com/v2/enqueue";

    private static final int LONGEST_SUMMARY = 1_024;
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_SOURCE = 255;

    @Override
    public Draft draft(Message message, Instant now) {
        var notice = Notice.of(message);
        var event = Json.object().put("routing_key", routingKey.reveal())
                .put("event_action", notice.phase() == Phase.RESOLVED ? "resolve" : "trigger").put("dedup_key", key(notice.story()));
        event.set("payload", payload(notice));
        return Draft.json(Json.text(event.put("client", "Nines")));
    }

    private static ObjectNode payload(Notice notice) {
        var payload = Json.object().put("summary", PlainText.of(notice.title(), LONGEST_SUMMARY))
                .put("source", PlainText.of(notice.subject(), LONGEST_SOURCE)).put("severity", notice.severity().word())
                .put("timestamp", notice.at().toString()).put("class", notice.type());
        var labels = Labels.of(notice);
        if (labels.containsKey("model")) payload.put("component", labels.get("model"));
        if (labels.containsKey("endpoint")) payload.put("group", labels.get("endpoint"));
        payload.set("custom_details", Json.of(notice.facts()).put("nines_message", notice.id()));
        return payload;
    }

    static String key(String story) {
        var key = "nines:" + story;
        return key.length() <= LONGEST_KEY ? key : "nines:sha256:" + digest(story);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
