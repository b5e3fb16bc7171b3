package dev.nines.probe.simulator;

import dev.nines.probe.simulator.ChatRequest.Delivery;
import dev.nines.probe.simulator.Reaction.Answers;
import dev.nines.probe.simulator.script.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns a model's reaction to a chat completion into what happens on the wire. */
record Performance(ChatRequest.Asked asked, ChatJson json, Map<String, String> headers) {
    List<Step> of(Reaction reaction) {
        return switch (reaction) {
            case Answers a -> asked.delivery() == Delivery.WHOLE ? List.of(document(a)) : stream(a);
            case Reaction.Fails f -> failure(f.fault(), f.unspoken());
        };
    }

    private Step document(Answers a) {
        return new Step.Document(lastTokenMicros(a), 200, headers, json.document(Utterance.of(a, asked)));
    }

    private List<Step> stream(Answers a) {
        var said = Utterance.of(a, asked);
        var steps = spoken(a, said.tokens());
        long end = steps.getLast().atMicros();
        steps.add(new Step.Event(end, json.finishChunk(said.finishReason())));
        if (asked.delivery() == Delivery.STREAM_WITH_USAGE) steps.add(new Step.Event(end, json.usageChunk(said)));
        steps.add(new Step.Event(end, "[DONE]"));
        steps.add(new Step.EndStream(end));
        return steps;
    }

    /** The stream as far as its first {@code tokens} tokens. */
    private List<Step> spoken(Answers a, int tokens) {
        var said = Utterance.of(a, asked);
        var steps = new ArrayList<Step>();
        steps.add(new Step.BeginStream(a.headMicros(), headers));
        steps.add(new Step.Event(a.headMicros(), json.roleChunk()));
        long at = a.firstTokenMicros();
        for (int n = 0; n < tokens; n++) {
            if (n > 0) at += a.gapMicros(n);
            steps.add(new Step.Event(at, chunk(said, n)));
        }
        return steps;
    }

    private String chunk(Utterance said, int n) {
        int thoughts = said.reasoning().size();
        return n < thoughts
                ? json.reasoningChunk(said.reasoning().get(n))
                : json.answerChunk(said.answer().get(n - thoughts));
    }

    private List<Step> failure(Fault fault, Answers a) {
        return switch (fault) {
            case HTTP_500, HTTP_503, RATE_LIMITED ->
                List.of(Refusal.of(fault, asked.model()).after(a.refusalMicros(), headers));
            case RESET -> List.of(new Step.Reset(a.refusalMicros()));
            case STALL -> List.of();
            case TRUNCATED -> truncated(a);
            case MALFORMED -> malformed(a);
        };
    }

    private List<Step> truncated(Answers a) {
        if (asked.delivery() == Delivery.WHOLE) {
            var half = new Step.HalfDocument(lastTokenMicros(a), headers, json.document(Utterance.of(a, asked)));
            return List.of(half, new Step.Hangup(half.atMicros()));
        }
        var steps = spoken(a, Utterance.of(a, asked).tokens() / 2);
        steps.add(new Step.Hangup(steps.getLast().atMicros()));
        return steps;
    }

    private List<Step> malformed(Answers a) {
        String broken = "{\"id\":\"" + json.id() + "\",\"choices\":[{";
        if (asked.delivery() == Delivery.WHOLE) {
            return List.of(new Step.Document(lastTokenMicros(a), 200, headers, broken));
        }
        long at = a.firstTokenMicros();
        var begin = new Step.BeginStream(a.headMicros(), headers);
        return List.of(begin, new Step.Event(at, broken), new Step.EndStream(at));
    }

    private long lastTokenMicros(Answers a) {
        long at = a.firstTokenMicros();
        for (int n = 1; n < Utterance.of(a, asked).tokens(); n++) at += a.gapMicros(n);
        return at;
    }
}
