package dev.nines.monitor.web.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message tells of, from the names in its data: the series first, then rule, month and contract. */
final class About {
    private About() {}

    static String of(JsonNode data) {
        return Stream.of("series", "rule", "period", "contract").map(name -> data.path(name).asText(""))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
    }
}
