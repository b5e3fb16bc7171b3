package dev.nines.monitor.silence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.Span;
import dev.nines.sla.silence.When;
import dev.nines.sla.silence.When.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** When a silence is, as JSON, in the words of the configuration. What is written is read as exactly the same. */
public final class WhenJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NTH = List.of("first", "second", "third", "fourth", "last");
    private static final int SHORT = 3;

    private WhenJson() {}

    public static String write(When when) {
        return tree(when).toString();
    }

    public static ObjectNode tree(When when) {
        return switch (when) {
            case When.Once(Span span) -> object().put("from", span.from().toString()).put("to", span.to().toString());
            case When.Weekly(Set<DayOfWeek> days, Clock clock) -> {
                var weekly = object();
                var list = weekly.putArray("days");
                days.forEach(day -> list.add(word(day).substring(0, SHORT)));
                yield recurring("weekly", weekly, clock);
            }
            case When.Monthly(int nth, DayOfWeek day, Clock clock) ->
                recurring("monthly", object().put("nth", NTH.get(nth == When.Monthly.LAST ? NTH.size() - 1 : nth - 1)).put("day", word(day)), clock);
        };
    }

    /** @throws IllegalArgumentException where it is nothing that {@link #write} writes */
    public static When read(String json) {
        try {
            var tree = JSON.readTree(json);
            if (tree.has("weekly")) return new When.Weekly(days(tree.path("weekly").path("days")), clock(tree, tree.path("weekly")));
            if (!tree.has("monthly")) return new When.Once(new Span(instant(tree, "from"), instant(tree, "to")));
            var monthly = tree.path("monthly");
            return new When.Monthly(nth(monthly), DayOfWeek.valueOf(text(monthly, "day").toUpperCase(Locale.ROOT)), clock(tree, monthly));
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IllegalArgumentException("is no schedule: " + json, e);
        }
    }

    private static ObjectNode recurring(String name, ObjectNode window, Clock clock) {
        var tree = object();
        tree.set(name, window.put("at", clock.at().toString()).put("lasts", length(clock.length())));
        tree.put("zone", clock.zone().getId());
        if (!clock.during().from().equals(Instant.EPOCH)) tree.put("since", clock.during().from().toString());
        if (!clock.during().to().equals(Clock.FOR_EVER)) tree.put("until", clock.during().to().toString());
        return tree;
    }

    private static Clock clock(JsonNode tree, JsonNode window) {
        var since = tree.has("since") ? instant(tree, "since") : Instant.EPOCH;
        var until = tree.has("until") ? instant(tree, "until") : Clock.FOR_EVER;
        return new Clock(LocalTime.parse(text(window, "at")), ZoneId.of(text(tree, "zone")), length(text(window, "lasts")), new Span(since, until));
    }

    private static Set<DayOfWeek> days(JsonNode list) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            for (var one : list) if (word(day).startsWith(one.asText()) && one.asText().length() == SHORT) days.add(day);
        }
        return days;
    }

    private static int nth(JsonNode monthly) {
        int at = NTH.indexOf(text(monthly, "nth"));
        if (at < 0) throw new IllegalArgumentException("nth is one of " + NTH + ": " + monthly);
        return at == NTH.size() - 1 ? When.Monthly.LAST : at + 1;
    }

    /** {@code 2h}; what is finer than a millisecond, which nobody writes, as Java does. */
    private static String length(Duration length) {
        if (length.toNanosPart() % 1_000_000 != 0) return length.toString();
        if (length.toNanosPart() != 0) return length.toMillis() + "ms";
        if (length.toSeconds() % 60 != 0) return length.toSeconds() + "s";
        return length.toMinutes() % 60 == 0 ? length.toHours() + "h" : length.toMinutes() + "m";
    }

    private static Duration length(String text) {
        if (text.startsWith("P")) return Duration.parse(text);
        if (Literals.duration(text) instanceof Parsed.Ok<Duration>(Duration length)) return length;
        throw new IllegalArgumentException("is no duration: " + text);
    }

    private static Instant instant(JsonNode tree, String key) {
        return Instant.parse(text(tree, key));
    }

    private static String text(JsonNode tree, String key) {
        var value = tree.path(key);
        if (!value.isTextual()) throw new IllegalArgumentException(key + " is missing: " + tree);
        return value.textValue();
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
