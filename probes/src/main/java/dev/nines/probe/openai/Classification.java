package dev.nines.probe.openai;

import dev.nines.probe.FailureKind;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.ProbeOutcome.Answered;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Deadline;
import dev.nines.probe.ProbeOutcome.Failed;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.openai.reply.ErrorReport;
import dev.nines.probe.openai.reply.Reading;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Decides the class of a run from what the wire showed, and from nothing else. The first rule that fits wins: our own
 * end, no connection, our own deadline, the status, the first fatal event, how the body ended, what was in it. A 200 is
 * not a success by itself. Details are not yet masked.
 */
final class Classification {
    static final Set<String> BAD_FINISH = Set.of("error", "network_error", "insufficient_system_resource", "abort");
    private static final Set<String> FILTERED_FINISH = Set.of("content_filter", "sensitive");

    private Classification() {}

    static ProbeOutcome of(Evidence e) {
        return switch (e.trace().end()) {
            case WireEnd.Cancelled _ -> new Local(Cause.SHUTTING_DOWN, "cancelled: the monitor is shutting down");
            case WireEnd.ConnectFailed c -> failed(FailureKind.CONNECT, c.detail());
            case WireEnd.Unanswered u ->
                    failed(FailureKind.CONNECT, "closed before any byte of an answer: " + u.detail());
            case WireEnd.DeadlinePassed d -> timedOut(d, e);
            case WireEnd.TooLarge t when e.status() == 0 || e.head().isSuccess() ->
                    failed(FailureKind.MALFORMED, "the answer is longer than " + t.limitBytes() + " bytes");
            case WireEnd.NotHttp n when e.status() == 0 ->
                    failed(FailureKind.MALFORMED, "not an HTTP/1.1 answer: " + n.detail());
            case WireEnd.NotHttp n when e.head().isSuccess() && e.head().compressed() ->
                    failed(FailureKind.MALFORMED, "the body cannot be unpacked: " + n.detail());
            case WireEnd.Cut c when e.status() == 0 ->
                    failed(FailureKind.TRUNCATED, "cut inside the headers: " + c.detail());
            case WireEnd.TooLarge _, WireEnd.NotHttp _, WireEnd.Cut _, WireEnd.Complete _, WireEnd.Stopped _ ->
                    e.head().isSuccess() ? answer(e) : byCode(e.reading().ending().error(), e.status(), e);
        };
    }

    private static ProbeOutcome timedOut(WireEnd.DeadlinePassed d, Evidence e) {
        String what = switch (d.deadline()) {
            case CONNECT -> "no connection";
            case FIRST_TOKEN -> e.trace().stamps().firstByte() == Trace.UNSEEN ? "not a byte of an answer" : "no token";
            case IDLE -> "silence in the middle of an answer";
            case TOTAL -> "no end of the answer";
            case UPSTREAM -> "the server's own limit passed";
        };
        return new TimedOut(d.deadline(), d.limit(), what + " within " + d.limit().toMillis() + " ms");
    }

    private static ProbeOutcome answer(Evidence e) {
        var ending = e.reading().ending();
        if (ending.error().isPresent() && e.reading().shape() != Reading.Shape.NOTHING) return errorInside(e);
        return switch (e.reading().shape()) {
            case NOTHING, ERROR_BODY ->
                    isCut(e) ? cut(e) : failed(FailureKind.EMPTY, "status " + e.status() + " without a body");
            case STREAM -> stream(e);
            case DOCUMENT -> document(e);
            case VECTOR -> items(e, "the answer has no vector");
            case LIST -> items(e, "the list is empty");
        };
    }

    private static ProbeOutcome errorInside(Evidence e) {
        var error = e.reading().ending().error();
        int tokens = e.reading().seen().tokenEvents();
        return tokens > 0
                ? failed(FailureKind.SERVER_ERROR, "an error after " + tokens + " tokens: " + said(error))
                : byCode(error, error.numericCode().orElse(0), e);
    }

    private static ProbeOutcome stream(Evidence e) {
        var ending = e.reading().ending();
        if (!ending.fault().isEmpty()) return failed(FailureKind.MALFORMED, ending.fault());
        if (BAD_FINISH.contains(ending.finishReason())) {
            return failed(FailureKind.SERVER_ERROR, "finish_reason " + ending.finishReason());
        }
        if (!ending.hasTerminal()) return unfinished(e);
        return whole(e);
    }

    private static ProbeOutcome unfinished(Evidence e) {
        if (isCut(e)) return cut(e);
        var seen = e.reading().seen();
        if (seen.events() > 0) {
            return failed(FailureKind.TRUNCATED, "the stream ended with neither finish_reason nor [DONE]");
        }
        if (seen.foreignLines() > 0) {
            return failed(FailureKind.MALFORMED, "the body is neither JSON nor server-sent events");
        }
        return failed(FailureKind.EMPTY, "the stream ended without an event");
    }

    private static ProbeOutcome document(Evidence e) {
        var ending = e.reading().ending();
        if (isCut(e)) return cut(e);
        if (!ending.fault().isEmpty()) return failed(FailureKind.MALFORMED, ending.fault());
        if (ending.choicesAreEmpty()) return failed(FailureKind.EMPTY, "the answer has no choices");
        if (BAD_FINISH.contains(ending.finishReason())) {
            return failed(FailureKind.SERVER_ERROR, "finish_reason " + ending.finishReason());
        }
        return whole(e);
    }

    private static ProbeOutcome items(Evidence e, String none) {
        if (isCut(e)) return cut(e);
        String fault = e.reading().ending().fault();
        if (!fault.isEmpty()) return failed(FailureKind.MALFORMED, fault);
        return e.reading().seen().items() > 0 ? new Answered() : failed(FailureKind.EMPTY, none);
    }

    private static ProbeOutcome whole(Evidence e) {
        if (e.reading().hasTokens()) return new Answered();
        String finish = e.reading().ending().finishReason();
        // A filter that ate the whole answer is about our prompt, not about the server's health.
        return FILTERED_FINISH.contains(finish)
                ? failed(FailureKind.BAD_REQUEST, "nothing but finish_reason " + finish)
                : failed(FailureKind.EMPTY, "the answer ended without a token");
    }

    /** Chunks that cannot be told apart any more end a body as a reset does. */
    static boolean isCut(Evidence e) {
        return switch (e.trace().end()) {
            case WireEnd.Cut _ -> true;
            case WireEnd.NotHttp _ -> e.status() != 0;
            case WireEnd.Complete _, WireEnd.Stopped _, WireEnd.Unanswered _, WireEnd.ConnectFailed _,
                    WireEnd.DeadlinePassed _, WireEnd.TooLarge _, WireEnd.Cancelled _ -> false;
        };
    }

    private static ProbeOutcome cut(Evidence e) {
        String how = switch (e.trace().end()) {
            case WireEnd.Cut c -> c.detail();
            case WireEnd.NotHttp n -> n.detail();
            case WireEnd.Complete _, WireEnd.Stopped _, WireEnd.Unanswered _, WireEnd.ConnectFailed _,
                    WireEnd.DeadlinePassed _, WireEnd.TooLarge _, WireEnd.Cancelled _ -> "";
        };
        return failed(FailureKind.TRUNCATED, "cut after " + e.reading().seen().tokenEvents() + " tokens: " + how);
    }

    /** Words win over numbers: gateways wrap a missing model in a 500, and a spent account in a 429. */
    private static ProbeOutcome byCode(ErrorReport error, int status, Evidence e) {
        String detail = (e.status() == status ? "HTTP " + status : "error in HTTP " + e.status()) + said(error, e);
        if (error.isDegraded()) return failed(FailureKind.SERVER_ERROR, detail);
        if (error.says("insufficient_quota")) return failed(FailureKind.QUOTA, detail);
        if (error.says("rate_limit_exceeded")) return failed(FailureKind.RATE_LIMITED, detail);
        if (error.saysModelIsGone()) return failed(FailureKind.MODEL_NOT_FOUND, detail);
        return byStatus(status, detail, e);
    }

    private static ProbeOutcome byStatus(int status, String detail, Evidence e) {
        return switch (status) {
            case 408, 504, 522, 524 -> new TimedOut(Deadline.UPSTREAM, Duration.ofNanos(e.elapsedNanos()), detail);
            case 402 -> failed(FailureKind.QUOTA, detail);
            case 429, 498 -> failed(FailureKind.RATE_LIMITED, detail);
            case 401, 403, 407 -> failed(FailureKind.AUTH, detail);
            case 404, 410 -> failed(FailureKind.MODEL_NOT_FOUND, detail);
            // 499 is nginx's word for a client that went away: we did not, so somebody behind the server did.
            case 499 -> failed(FailureKind.SERVER_ERROR, detail);
            default ->
                    failed(status >= 400 && status < 500 ? FailureKind.BAD_REQUEST : FailureKind.SERVER_ERROR, detail);
        };
    }

    private static String said(ErrorReport error, Evidence e) {
        String text = said(error);
        String body = e.reading().ending().fault();
        return text.isEmpty() && body.isEmpty() ? "" : ": " + (text.isEmpty() ? body : text);
    }

    private static String said(ErrorReport error) {
        String word = error.code().isEmpty() ? error.type() : error.code();
        if (error.message().isEmpty()) return word;
        return word.isEmpty() || error.message().toLowerCase(Locale.ROOT).contains(word) ? error.message()
                : word + " " + error.message();
    }

    private static ProbeOutcome failed(FailureKind kind, String detail) {
        return new Failed(kind, detail);
    }
}
