package dev.nines.monitor.web.status;

import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Words;
import dev.nines.monitor.web.read.LiveNow;
import java.time.Instant;
import java.util.List;

/**
 * The status page while the store does not answer: the last minutes, from memory.
 *
 * @param rows worst first
 */
public record AwayPage(Frame frame, LiveNow now, List<AwayRow> rows) {
    public AwayPage {
        rows = List.copyOf(rows);
    }

    /** For templates, which know no patterns: one instant or none. */
    public List<Instant> since() {
        return switch (now.store()) {
            case LiveNow.Away away -> List.of(away.since());
            case LiveNow.Present _ -> List.of();
        };
    }

    /** Each as a sentence. */
    public List<String> notices() {
        return now.troubles().stream().map(Words::sentence).toList();
    }

    public long minutes() {
        return now.span().toMinutes();
    }
}
