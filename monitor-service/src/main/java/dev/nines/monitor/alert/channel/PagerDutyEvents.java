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

/**
 * PagerDuty's Events API v2: a story triggers, and its end resolves, under one deduplication key, however many lines come and go between.
 * We never acknowledge.
 */
record PagerDutyEvents(Secret routingKey) implements Rendering {
    static final String URL = "https://events.pagerduty.com/v2/enqueue";

    private static final int LONGEST_SUMMARY = 1_024;
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_SOURCE = 255;
    /** Details of this size, however they are written, stay far below the 512 KB that an event may have. */
    private static final int MOST_LINES = 100;
    private static final int LONGEST_DETAIL = 500;

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
        var lines = notice.lines().all();
        var labels = lines.size() == 1 ? AlertmanagerLabels.of(notice, lines.getFirst()) : AlertmanagerLabels.of(notice);
        if (labels.containsKey("model")) payload.put("component", labels.get("model"));
        if (labels.containsKey("endpoint")) payload.put("group", labels.get("endpoint"));
        payload.set("custom_details", details(notice));
        return payload;
    }

    private static ObjectNode details(Notice notice) {
        var details = Json.object();
        notice.facts().forEach((name, fact) -> details.put(name, PlainText.of(fact, LONGEST_DETAIL)));
        var lines = notice.lines();
        if (!lines.isEmpty()) {
            var told = details.putArray("lines");
            lines.all().stream().limit(MOST_LINES).forEach(line -> told.add(PlainText.of(line.text(), LONGEST_DETAIL)));
            int more = lines.all().size() - told.size() + lines.omitted();
            if (more > 0) told.add("and " + more + " more");
        }
        return details.put("nines_message", notice.id());
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
