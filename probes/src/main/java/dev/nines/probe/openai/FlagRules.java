package dev.nines.probe.openai;

import dev.nines.probe.Flag;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.TokenKind;
import dev.nines.probe.openai.Ask.Delivery;
import dev.nines.probe.openai.reply.Reading;
import dev.nines.probe.openai.reply.Reading.Shape;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What else a reader of the observation should know. Pure, like {@link Classification}; changes no class. */
final class FlagRules {
    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Evidence evidence;
    private final Reading reading;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    private FlagRules(Evidence evidence) {
        this.evidence = evidence;
        this.reading = evidence.reading();
    }

    static Set<Flag> of(Evidence evidence, ProbeOutcome outcome) {
        var rules = new FlagRules(evidence);
        rules.connection();
        rules.framing();
        rules.errors();
        rules.deadlines(outcome);
        if (evidence.head().isSuccess()) rules.answer();
        if (outcome instanceof ProbeOutcome.Answered) rules.whole();
        else if (rules.streamEnded()) rules.terminals();
        return rules.flags;
    }

    private void set(Flag flag, boolean holds) {
        if (holds) flags.add(flag);
    }

    private void connection() {
        var trace = evidence.trace();
        set(Flag.RETRIED_CONNECTION, trace.connected() == Trace.Connected.FRESH_AFTER_A_REUSED_ONE_DIED);
        set(Flag.EMPTY_REPLY, trace.end() instanceof WireEnd.Unanswered);
        set(Flag.TRANSPORT_ERROR, Classification.isCut(evidence));
        set(Flag.CACHE_HIT, evidence.head().cacheHit());
    }

    private void framing() {
        boolean stream = reading.shape() == Shape.STREAM;
        set(Flag.NOT_STREAMED, evidence.wanted() == Delivery.STREAMED
                && reading.shape() == Shape.DOCUMENT && reading.ending().fault().isEmpty());
        set(Flag.UNASKED_STREAM, evidence.wanted() == Delivery.WHOLE && stream);
        set(Flag.COALESCED_TOKENS, reading.stamps().gaps().count() < reading.seen().tokenEvents() - 1);
        set(Flag.CONTENT_ENCODING, evidence.head().compressed());
        set(Flag.BUFFERED_STREAM, stream && (evidence.head().compressed() || cameInOneBurst()));
        set(Flag.KEEPALIVE_COMMENTS, reading.seen().comments() > 0);
        set(Flag.KEEPALIVE_WHITESPACE, reading.seen().leadingSpace() && isDocument());
    }

    private boolean cameInOneBurst() {
        var at = reading.stamps();
        long headAt = evidence.headAt();
        if (reading.seen().tokenEvents() < 2 || headAt == Trace.UNSEEN) return false;
        // A proxy that holds an answer back holds its headers back too: then everything comes in a single read.
        boolean inOneRead = headAt == at.firstToken() && at.lastToken() == at.finished() && headAt == at.lastToken();
        long waitedSince = inOneRead ? evidence.trace().stamps().begun() : headAt;
        return at.lastToken() - at.firstToken() <= BURST_NANOS && at.firstToken() - waitedSince >= LATE_NANOS;
    }

    private void errors() {
        var error = reading.ending().error();
        int status = evidence.status();
        boolean refused = status != 0 && !evidence.head().isSuccess();
        boolean json = reading.shape() == Shape.ERROR_BODY && reading.ending().fault().isEmpty();
        set(Flag.INBAND_ERROR, evidence.head().isSuccess() && error.isPresent());
        set(Flag.NON_JSON_ERROR, refused && !json);
        set(Flag.DEGRADED_MARKER, error.isDegraded());
        set(Flag.TIMEOUT_UPSTREAM, status == 504 || status == 522 || status == 524);
        set(Flag.WRONG_ENDPOINT, error.saysWrongEndpoint());
        set(Flag.ADAPT_MAX_COMPLETION_TOKENS, evidence.refusesLimitField());
    }

    private void deadlines(ProbeOutcome outcome) {
        if (!(outcome instanceof ProbeOutcome.TimedOut t)) return;
        switch (t.deadline()) {
            case CONNECT -> {}
            case UPSTREAM -> set(Flag.TIMEOUT_UPSTREAM, evidence.head().isSuccess());   // said inside a 200
            case FIRST_TOKEN -> flags.add(Flag.TIMEOUT_FIRST_TOKEN);
            case IDLE -> flags.add(Flag.TIMEOUT_IDLE);
            case TOTAL -> flags.add(Flag.TIMEOUT_TOTAL);
        }
    }

    private void answer() {
        boolean stream = reading.shape() == Shape.STREAM;
        WireEnd end = evidence.trace().end();
        boolean ours = end instanceof WireEnd.DeadlinePassed || end instanceof WireEnd.Cancelled;
        String finish = reading.ending().finishReason();
        set(Flag.PROMPT_CACHED, reading.tokens().count(TokenKind.CACHED).orElse(0) > 0);
        set(Flag.REASONING, !reading.text().reasoning().isEmpty());
        set(Flag.TOOL_CALLS, reading.text().hasToolCalls());
        set(Flag.BAD_FINISH_REASON, Classification.BAD_FINISH.contains(finish));
        set(Flag.NO_USAGE, stream && !reading.hasUsage() && !ours);
    }

    /** Where it was not ended by us: what did not come did not exist. */
    private boolean streamEnded() {
        boolean theirs = evidence.trace().end() instanceof WireEnd.Complete || Classification.isCut(evidence);
        return theirs && evidence.head().isSuccess() && reading.shape() == Shape.STREAM;
    }

    private void terminals() {
        set(Flag.MISSING_DONE, reading.shape() == Shape.STREAM && !reading.ending().isDone());
        set(Flag.MISSING_FINISH_REASON, isChat() && reading.ending().finishReason().isEmpty());
    }

    private boolean isDocument() {
        return switch (reading.shape()) {
            case DOCUMENT, VECTOR, LIST -> true;
            case NOTHING, STREAM, ERROR_BODY -> false;
        };
    }

    private boolean isChat() {
        return reading.shape() == Shape.STREAM || reading.shape() == Shape.DOCUMENT;
    }

    private void whole() {
        terminals();
        var text = reading.text();
        set(Flag.NO_VISIBLE_OUTPUT, isChat() && reading.hasTokens() && text.content().isEmpty() && !text.hasToolCalls());
        set(Flag.NO_TTFT, reading.stamps().firstToken() == Reading.UNSEEN);
    }
}
