package dev.nines.monitor.export;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules that are evaluated one after the other. */
record Group(String name, Pace pace, List<Line> lines) {
    Group {
        lines = List.copyOf(lines);
    }

    enum Pace {
        /** As often as the server evaluates rules. */
        SERVERS,
        /** A window of days changes little, and reads much. Well within the five minutes for which a value is found. */
        SLOW
    }

    private static final Duration SLOW = Duration.ofMinutes(2);

    Map<String, Object> members() {
        var m = new LinkedHashMap<String, Object>();
        m.put("name", name);
        if (pace == Pace.SLOW) m.put("interval", PromQl.window(SLOW));
        m.put("rules", lines.stream().map(Line::members).toList());
        return m;
    }
}
