package dev.nines.monitor.alert.channel;

import dev.nines.monitor.alert.notice.Line;
import dev.nines.monitor.alert.notice.Notice;
import dev.nines.monitor.alert.notice.Phase;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One alert as a message tells of it.
 *
 * @param labels what identifies it
 * @param at its end, where it has ended; else when it was last told of
 */
record Told(String story, Phase phase, SortedMap<String, String> labels, Map<String, String> annotations, Instant since, Instant at) {
    /** Its lines; itself, where it has none. */
    static List<Told> of(Notice notice) {
        if (notice.lines().isEmpty()) return List.of(alone(notice));
        return notice.lines().all().stream().map(line -> of(notice, line)).toList();
    }

    private static Told alone(Notice notice) {
        return new Told(notice.story(), notice.phase(), AlertmanagerLabels.of(notice), AlertmanagerLabels.annotations(notice),
                began(notice), notice.at());
    }

    private static Told of(Notice notice, Line line) {
        var since = line.since().isAfter(line.at()) ? line.at() : line.since();
        return new Told(notice.story(), line.fires() ? Phase.FIRING : Phase.RESOLVED, AlertmanagerLabels.of(notice, line),
                AlertmanagerLabels.annotations(notice, line), since, line.at());
    }

    Told endedAt(Instant end) {
        return new Told(story, Phase.RESOLVED, labels, annotations, since, end.isBefore(since) ? since : end);
    }

    boolean isOver() {
        return phase == Phase.RESOLVED;
    }

    /** What it is, however bad it is called: two of the same are one. */
    SortedMap<String, String> identity() {
        var identity = new TreeMap<>(labels);
        identity.remove("severity");
        return identity;
    }

    private static Instant began(Notice notice) {
        try {
            return Instant.parse(notice.facts().getOrDefault("since", notice.at().toString()));
        } catch (DateTimeException _) {
            return notice.at();
        }
    }
}
