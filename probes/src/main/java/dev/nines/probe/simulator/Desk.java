package dev.nines.probe.simulator;

import dev.nines.probe.simulator.script.Script;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Decides what every call gets. The only state: how many calls there were. */
final class Desk {
    private final Script script;
    private final InstantSource clock;
    private final Behaviour behaviour;
    private final ModelList models;
    private final MinuteBudget budget;
    private final AtomicLong calls = new AtomicLong();
    private final Map<String, AtomicLong> callsOfModel = new ConcurrentHashMap<>();

    Desk(Script script, InstantSource clock) {
        var start = clock.instant();
        this.script = script;
        this.clock = clock;
        this.behaviour = Behaviour.live(script, start);
        this.models = new ModelList(script, start);
        this.budget = new MinuteBudget(script.requestsPerMinute());
    }

    List<Step> answer(Call call) {
        var now = clock.instant();
        String id = RequestId.of(Draws.of(script.seed(), "", calls.getAndIncrement()));
        var left = budget.take(now);
        var headers = headers("req_" + id, left);
        if (!script.access().admits(call.authorization())) return List.of(Refusal.WRONG_KEY.after(0, headers));
        if (left.remaining() < 0) return overBudget(left, headers);
        if (call.is("GET", "/v1/models")) return List.of(new Step.Document(0, 200, headers, models.json()));
        if (call.is("POST", "/v1/embeddings")) return embeddings(EmbeddingRequest.parse(call.body()), now, headers);
        if (call.is("POST", "/v1/chat/completions")) return chat(ChatRequest.parse(call.body()), now, headers);
        return List.of(Refusal.noSuchPage(call.method(), call.path()).after(0, headers));
    }

    private List<Step> chat(ChatRequest request, Instant now, Map<String, String> headers) {
        return switch (request) {
            case ChatRequest.Unusable u -> List.of(Refusal.unusable(u.why()).after(0, headers));
            case ChatRequest.Asked asked -> chat(asked, now, headers);
        };
    }

    private List<Step> chat(ChatRequest.Asked asked, Instant now, Map<String, String> headers) {
        var found = script.model(asked.model());
        if (found.isEmpty()) return List.of(Refusal.noSuchModel(asked.model()).after(0, headers));
        var model = found.get();
        long number = callsOfModel.computeIfAbsent(model.id(), _ -> new AtomicLong()).getAndIncrement();
        String id = "chatcmpl-" + RequestId.of(Draws.of(script.seed(), model.id(), number));
        int promptTokens = Math.max(model.lengths().prompt(), asked.words()); // a long context costs its length
        var json = new ChatJson(id, now.getEpochSecond(), model.id(), asked, promptTokens);
        return new Performance(asked, json, headers).of(behaviour.at(model, now, number));
    }

    private List<Step> embeddings(EmbeddingRequest asked, Instant now, Map<String, String> headers) {
        if (!asked.isUsable()) return List.of(Refusal.unusable("model or input is missing").after(0, headers));
        var found = script.model(asked.model());
        if (found.isEmpty()) return List.of(Refusal.noSuchModel(asked.model()).after(0, headers));
        long number = callsOfModel.computeIfAbsent(asked.model(), _ -> new AtomicLong()).getAndIncrement();
        return new EmbeddingPerformance(asked, headers).of(behaviour.at(found.get(), now, number));
    }

    private static List<Step> overBudget(MinuteBudget.Left left, Map<String, String> headers) {
        headers.put("retry-after", Long.toString(left.secondsToReset()));
        return List.of(Refusal.overBudget(left.limit()).after(0, headers));
    }

    private static Map<String, String> headers(String requestId, MinuteBudget.Left left) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("x-request-id", requestId);
        headers.put("x-ratelimit-limit-requests", Integer.toString(left.limit()));
        headers.put("x-ratelimit-remaining-requests", Integer.toString(Math.max(0, left.remaining())));
        headers.put("x-ratelimit-reset-requests", left.secondsToReset() + "s");
        return headers;
    }
}
