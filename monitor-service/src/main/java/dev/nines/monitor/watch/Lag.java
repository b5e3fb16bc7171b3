package dev.nines.monitor.watch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a backlog has lasted longer than one may: said when it begins, once an hour, and when it ends. */
final class Lag {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration AGAIN = Duration.ofHours(1);

    private @Nullable Instant behindSince;
    private @Nullable Instant said;

    enum Word { NONE, BEGUN, STILL, ENDED }

    Word of(long backlog, Instant now) {
        if (backlog == 0) return caughtUp();
        if (behindSince == null) behindSince = now;
        if (said == null && now.isBefore(behindSince.plus(PATIENCE))) return Word.NONE;
        if (said != null && now.isBefore(said.plus(AGAIN))) return Word.NONE;
        var word = said == null ? Word.BEGUN : Word.STILL;
        said = now;
        return word;
    }

    private Word caughtUp() {
        var word = said == null ? Word.NONE : Word.ENDED;
        behindSince = null;
        said = null;
        return word;
    }
}
