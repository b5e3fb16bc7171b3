package dev.nines.monitor.alert.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.alert.decide.Telling.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The alerts that one message tells of together.
 *
 * @param firing how many fire still, listed or not
 * @param omitted how many more there are than the message had room for
 */
public record Lines(Kind kind, List<Line> all, int firing, int omitted) {
    /** Of a message that stands for itself. */
    static final Lines NONE = new Lines(Kind.OPENED, List.of(), 0, 0);

    public Lines {
        all = List.copyOf(all);
    }

    static Lines of(JsonNode data, Instant told) {
        if (!data.path("lines").isArray()) return NONE;
        var lines = StreamSupport.stream(data.path("lines").spliterator(), false).map(line -> Line.of(line, told)).toList();
        return new Lines(Kind.valueOf(data.path("kind").asText()), lines, data.path("firing").asInt(), data.path("lines_omitted").asInt());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Those that fire; where none does, all: what the message is about. */
    List<Line> current() {
        var fires = all.stream().filter(Line::fires).toList();
        return fires.isEmpty() ? all : fires;
    }

    /** How many it is about, listed or not. */
    int count() {
        return firing > 0 ? Math.max(firing, current().size()) : all.size() + omitted;
    }
}
