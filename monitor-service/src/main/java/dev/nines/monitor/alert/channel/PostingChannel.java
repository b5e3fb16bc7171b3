package dev.nines.monitor.alert.channel;

import dev.nines.monitor.alert.AlertChannel;
import dev.nines.monitor.outbound.OutboundClient;
import dev.nines.monitor.outbound.Post;
import dev.nines.sla.store.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Posts what a {@link Rendering} writes, and reads the answer by {@link AnswerRules}. Redirects are never followed. */
final class PostingChannel implements AlertChannel {
    private final OutboundClient http;
    private final String url;
    private final Rendering rendering;
    private final AnswerRules rules;
    private final InstantSource clock;

    /** What is the same for every attempt. */
    record Manner(String url, Rendering rendering, AnswerRules rules) {}

    PostingChannel(OutboundClient http, Manner manner, InstantSource clock) {
        this.http = http;
        this.url = manner.url();
        this.rendering = manner.rendering();
        this.rules = manner.rules();
        this.clock = clock;
    }

    @Override
    public Result deliver(Message message) {
        return deliver(message, DEADLINE);
    }

    Result deliver(Message message, Duration deadline) {
        return send(rendering.draft(message, clock.instant()), deadline);
    }

    Result send(Draft draft, Duration deadline) {
        var headers = new HashMap<>(Map.of("content-type", "application/json", "user-agent", "nines"));
        headers.putAll(draft.headers());
        return rules.result(http.send(new Post(url, headers, draft.body(), deadline)), clock.instant());
    }
}
