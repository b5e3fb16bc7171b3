package dev.nines.monitor.web.incident;

import dev.nines.monitor.web.page.Words;
import dev.nines.sla.incident.Timeline;
import dev.nines.sla.incident.Timeline.Entry;
import dev.nines.sla.incident.Timeline.Evidence;
import dev.nines.sla.incident.Timeline.What;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One line of what happened: an entry, or many of the same kind that follow each other. */
public record Step(List<Entry> entries) {
    /** Whose evidence is a slot; a decision is not made at one. */
    public static final Set<What> SHOWN_BY_A_RUN = Set.of(What.FAILED_FIRST, What.WORKED_FIRST, What.RELEASED);
    private static final Set<What> BY_ITSELF = Set.of(What.TOLD, What.REMARKED);
    /** So many of one kind are told as one. */
    private static final int MANY = 5;

    public Step {
        entries = List.copyOf(entries);
    }

    static List<Step> of(Timeline timeline) {
        var steps = new ArrayList<Step>();
        var same = new ArrayList<Entry>();
        for (var entry : timeline.entries()) {
            if (!same.isEmpty() && same.getFirst().what() != entry.what()) close(same, steps);
            same.add(entry);
        }
        close(same, steps);
        return List.copyOf(steps);
    }

    private static void close(List<Entry> same, List<Step> steps) {
        boolean together = same.size() >= MANY && !BY_ITSELF.contains(same.getFirst().what());
        if (together) steps.add(new Step(same));
        else same.forEach(entry -> steps.add(new Step(List.of(entry))));
        same.clear();
    }

    public Instant at() {
        return entries.getFirst().at();
    }

    /** Unique on its page. */
    public String id() {
        return one().what().name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + at();
    }

    public boolean isMany() {
        return entries.size() > 1;
    }

    public Entry one() {
        return entries.getFirst();
    }

    public String word() {
        return switch (entries.getFirst().what()) {
            case FAILED_FIRST -> "First failure";
            case OPENED -> "Known";
            case JOINED -> "Joined";
            case LEFT -> "Left";
            case WORKED_FIRST -> "First answer";
            case CLOSED -> "Closed";
            case RELEASED -> "Stands alone again";
            case TOLD -> "Told";
            case REMARKED -> "Remarked";
        };
    }

    /** Where its target is shown; empty where it is not about one. */
    public static Optional<String> page(Entry entry) {
        return target(entry).map(target -> "/models/" + Words.segment(target));
    }

    /** Where the run that shows it is told in full. */
    public static Optional<String> run(Entry entry) {
        if (!SHOWN_BY_A_RUN.contains(entry.what()) || !(entry.evidence() instanceof Evidence.Row(_, var slot))) return Optional.empty();
        return target(entry).map(target -> "/api/v1/observations?target=" + Words.segment(target) + "&from=" + slot + "&to="
                + slot.plus(1, ChronoUnit.MICROS));
    }

    private static Optional<String> target(Entry entry) {
        if (!(entry.evidence() instanceof Evidence.Row(var series, _))) return Optional.empty();
        int at = series.name().lastIndexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(series.name().substring(0, at));
    }
}
