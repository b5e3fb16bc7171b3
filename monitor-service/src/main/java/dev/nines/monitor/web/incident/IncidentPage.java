package dev.nines.monitor.web.incident;

import dev.nines.monitor.web.model.Run;
import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Words;
import dev.nines.monitor.web.read.IncidentFile;
import java.time.Duration;
import java.util.List;

/** @param evidence the runs around its beginning, oldest first; none where they are not kept any more */
public record IncidentPage(Frame frame, IncidentFile file, List<Run> evidence) {
    public IncidentPage {
        evidence = List.copyOf(evidence);
    }

    /** {@code gateway/chat/model@here is down}. */
    public String heading() {
        var incident = file.incident();
        return incident.subject() + (incident.isOpen() ? " is " : " was ") + incident.trouble();
    }

    public List<Step> steps() {
        return Step.of(file.timeline());
    }

    public String decidedAfter() {
        return length(file.incident().unknownFor());
    }

    /** From the decision. */
    public String firstToldAfter() {
        return file.firstToldAfter().map(IncidentPage::length).orElse(Words.NOTHING);
    }

    public String lasted() {
        return Words.duration(file.incident().lengthUpTo(frame.renderedAt()));
    }

    private static String length(Duration length) {
        if (length.isNegative()) return Words.NOTHING; // a clock was set back in between
        return length.compareTo(Duration.ofMinutes(1)) < 0 ? Words.micros(length.toNanos() / 1_000) : Words.duration(length);
    }
}
