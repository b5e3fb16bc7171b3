package dev.nines.monitor.judge.line;

import dev.nines.probe.FailureKind;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.ProbeOutcome.Answered;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Deadline;
import dev.nines.probe.ProbeOutcome.Failed;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.ProbeOutcome.TimedOut;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** An ending as the outcome of a run. The log's own words of an error are not kept: they may hold a prompt. */
final class Endings {
    private static final ProbeOutcome ANSWERED = new Answered();

    private Endings() {}

    static ProbeOutcome outcome(Said said, Times times, String cause) {
        return switch (Ending.of(said)) {
            case OK -> ANSWERED;
            case TIMEOUT -> new TimedOut(Deadline.TOTAL, Duration.of(times.atLeast(), ChronoUnit.MICROS), "");
            case LOCAL -> new Local(cause(cause), "");
            case SERVER_ERROR -> failed(FailureKind.SERVER_ERROR);
            case TRUNCATED -> failed(FailureKind.TRUNCATED);
            case MALFORMED -> failed(FailureKind.MALFORMED);
            case EMPTY -> failed(FailureKind.EMPTY);
            case CONNECT -> failed(FailureKind.CONNECT);
            case MODEL_NOT_FOUND -> failed(FailureKind.MODEL_NOT_FOUND);
            case RATE_LIMITED -> failed(FailureKind.RATE_LIMITED);
            case QUOTA -> failed(FailureKind.QUOTA);
            case AUTH -> failed(FailureKind.AUTH);
            case BAD_REQUEST -> failed(FailureKind.BAD_REQUEST);
        };
    }

    private static ProbeOutcome failed(FailureKind kind) {
        return new Failed(kind, "");
    }

    /** A client that went away is as a run of ours that was stopped. */
    private static Cause cause(String name) {
        return Arrays.stream(Cause.values()).filter(c -> c.name().equals(name)).findFirst().orElse(Cause.SHUTTING_DOWN);
    }
}
