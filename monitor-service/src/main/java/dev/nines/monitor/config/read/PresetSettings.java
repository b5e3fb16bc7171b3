package dev.nines.monitor.config.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A contract that ships, with what it leaves open given key by key, for every model: enough of a configuration to judge a log by. */
public final class PresetSettings {
    private static final String SOURCE = "--preset";
    /** A probe that never runs, whose deadlines are longer than any limit. */
    private static final String AROUND = """
            endpoints: { log: { base-url: "http://127.0.0.1:1/v1" } }
            probes: { log: { endpoint: log, models: ["*"], timeouts: { connect: 1d, first-token: 7d, idle: 7d, total: 8d } } }
            """;

    private PresetSettings() {}

    /** @param keys of the contract, with dots where they are nested: {@code latency.limit} */
    public static Loaded load(Map<String, String> keys) {
        var all = new LinkedHashMap<String, String>();
        all.put("applies-to.models", "[\"*\"]");
        all.put("active-from", "2000-01-01");
        all.put("fee", "0 USD/month");
        all.putAll(keys);
        var tree = new LinkedHashMap<String, Object>();
        all.forEach((key, value) -> put(tree, key, value));
        return SettingsFile.read(SOURCE, AROUND + "contracts: { judged: " + text(tree) + " }\n", Map.of());
    }

    @SuppressWarnings("unchecked") // a tree of maps that is made here
    private static void put(Map<String, Object> tree, String key, String value) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            tree.put(key, value);
            return;
        }
        Object below = tree.computeIfAbsent(key.substring(0, dot), _ -> new LinkedHashMap<String, Object>());
        if (below instanceof Map<?, ?>) put((Map<String, Object>) below, key.substring(dot + 1), value);
    }

    private static String text(Object part) {
        if (!(part instanceof Map<?, ?> table)) return scalar(String.valueOf(part));
        return table.entrySet().stream().map(e -> quoted(String.valueOf(e.getKey())) + ": " + text(e.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** Lists and tables are given as YAML, all else as text. */
    private static String scalar(String value) {
        return value.startsWith("[") || value.startsWith("{") ? value : quoted(value);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
