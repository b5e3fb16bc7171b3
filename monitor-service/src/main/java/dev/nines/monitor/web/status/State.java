package dev.nines.monitor.web.status;

import java.time.Instant;

/** Whether a target works now. Sorts worst first. */
public sealed interface State {
    /** @param reason the class of the observation that decided it */
    record Down(Instant since, String reason) implements State {}

    /** @param why in words */
    record Unknown(String why) implements State {}

    record Up() implements State {}

    default int rank() {
        return switch (this) {
            case Down _ -> 0;
            case Unknown _ -> 1;
            case Up _ -> 2;
        };
    }

    default String word() {
        return switch (this) {
            case Down _ -> "down";
            case Unknown _ -> "unknown";
            case Up _ -> "up";
        };
    }
}
