package dev.nines.monitor.export;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One rule of a group. */
sealed interface Line {
    /** As Prometheus' files name its parts, in their usual order. */
    Map<String, Object> members();

    record Recorded(String name, String expr, Map<String, String> labels) implements Line {
        @Override
        public Map<String, Object> members() {
            var m = new LinkedHashMap<String, Object>();
            m.put("record", name);
            m.put("expr", expr);
            m.put("labels", labels);
            return m;
        }
    }

    /**
     * @param hold how long it must be true before it fires
     * @param labels texts are templates of Go's, as are those of {@code said}
     */
    record Alert(String name, String expr, Duration hold, Map<String, String> labels, Map<String, String> said) implements Line {
        @Override
        public Map<String, Object> members() {
            var m = new LinkedHashMap<String, Object>();
            m.put("alert", name);
            m.put("expr", expr);
            m.put("for", PromQl.window(hold));
            m.put("labels", labels);
            m.put("annotations", said);
            return m;
        }
    }
}
