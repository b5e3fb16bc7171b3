package dev.nines.monitor.alert.channel;

import dev.nines.monitor.alert.notice.Line;
import dev.nines.monitor.alert.notice.Notice;
import dev.nines.monitor.alert.notice.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What identifies an alert to an Alertmanager: the same for a story's beginning and its end, or the end would end nothing. What differs
 * between them, such as the reason, is an annotation.
 */
final class AlertmanagerLabels {
    private static final Pattern SERIES = Pattern.compile("([^/]+)/([^/]+)/(.+)@([^@]+)");
    private static final List<String> IDENTIFYING =
            List.of("endpoint", "probe", "model", "vantage", "tier", "contract", "rule", "period", "alert", "incident");
    private static final int LONGEST = 255;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final byte SEPARATOR = (byte) 0xFF;

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-zA-Z0-9_]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-zA-Z0-9]+");
    /** What an Alertmanager of any age takes as a label's name. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final List<String> GROUPING = List.of("endpoint", "tier", "contract", "rule");

    private AlertmanagerLabels() {}

    /** Of one alert among several: its own, and never the story, so that its end in another message is its end. */
    static SortedMap<String, String> of(Notice notice, Line line) {
        var labels = new TreeMap<String, String>();
        line.labels().forEach((name, value) -> put(labels, name, value));
        labels.put("alertname", name(notice));
        labels.put("severity", notice.severity().word());
        return labels;
    }

    /** Those by which its message was put together. */
    static SortedMap<String, String> ofGroup(Notice notice) {
        var labels = new TreeMap<String, String>();
        for (var key : GROUPING) put(labels, key, notice.facts().getOrDefault(key, ""));
        labels.put("alertname", name(notice));
        return labels;
    }

    static Map<String, String> annotations(Notice notice, Line line) {
        var annotations = new TreeMap<String, String>();
        line.facts().forEach((name, value) -> annotations.put(NOT_IN_NAMES.matcher(name).replaceAll("_"), value));
        annotations.put("since", line.since().toString());
        annotations.put("story", PlainText.of(notice.story()));
        annotations.put("summary", notice.title(line));
        annotations.put("nines_message", notice.id());
        if (notice.lines().omitted() > 0) annotations.put("lines_omitted", Integer.toString(notice.lines().omitted()));
        return annotations;
    }

    static SortedMap<String, String> of(Notice notice) {
        var labels = new TreeMap<String, String>();
        labels.put("alertname", name(notice.type()));
        labels.put("severity", notice.severity().word());
        for (var key : IDENTIFYING) put(labels, key, notice.facts().getOrDefault(key, ""));
        var series = SERIES.matcher(notice.facts().getOrDefault("series", ""));
        if (series.matches()) {
            var names = List.of("endpoint", "probe", "model", "vantage");
            for (int i = 0; i < names.size(); i++) put(labels, names.get(i), series.group(i + 1));
        }
        return labels;
    }

    static Map<String, String> annotations(Notice notice) {
        var annotations = new TreeMap<String, String>();
        var labels = of(notice);
        notice.facts().forEach((key, value) -> {
            if (!labels.containsKey(key) && !value.isEmpty()) annotations.put(key, value);
        });
        annotations.put("summary", notice.title());
        annotations.put("nines_message", notice.id());
        return annotations;
    }

    /** As Prometheus counts it: FNV-1a over the names and values in their order. */
    static String fingerprint(SortedMap<String, String> labels) {
        long hash = FNV_OFFSET;
        for (var label : labels.entrySet()) {
            for (var part : new ArrayList<>(List.of(label.getKey(), label.getValue()))) {
                for (byte b : part.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
                hash = (hash ^ (SEPARATOR & 0xFF)) * FNV_PRIME;
            }
        }
        return HexFormat.of().toHexDigits(hash);
    }

    private static void put(SortedMap<String, String> labels, String key, String value) {
        if (!value.isEmpty() && NAME.matcher(key).matches()) labels.put(key, PlainText.of(value, LONGEST));
    }

    /** By the rule, whatever the message's type is: {@code slow-tail} is {@code NinesSlowTail}. */
    private static String name(Notice notice) {
        var name = BETWEEN_WORDS.splitAsStream(notice.facts().getOrDefault("rule", "")).filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
        return "Nines" + (name.isEmpty() ? "Alert" : name);
    }

    private static String name(String messageType) {
        return switch (messageType) {
            case "incident.opened", "incident.updated", "incident.closed" -> "NinesIncident";
            case "sla.burn.started", "sla.burn.ended" -> "NinesBudgetBurn";
            case "sla.breach.certain" -> "NinesBreachCertain";
            case "sla.breach.found" -> "NinesBreachFound";
            case "alert.fired", "alert.resolved" -> "NinesAlert";
            case "monitor.blind", "monitor.seeing" -> "NinesMonitorBlind";
            case "statement.ready" -> "NinesStatementReady";
            case "claim.due" -> "NinesClaimDue";
            case "heartbeat" -> "NinesHeartbeat";
            default -> "NinesMessage";
        };
    }
}
