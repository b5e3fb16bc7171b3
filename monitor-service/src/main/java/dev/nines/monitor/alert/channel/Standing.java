package dev.nines.monitor.alert.channel;

import dev.nines.monitor.alert.notice.Notice;
import dev.nines.monitor.alert.notice.Phase;
import dev.nines.sla.store.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;

/** What a receiver knows after the messages that it was told, one after the other: each alert once, as it was told last. */
final class Standing {
    private Standing() {}

    /** What fires still, and what has ended since. */
    static List<Told> after(List<Message> messages, Instant endedSince) {
        var known = new LinkedHashMap<SortedMap<String, String>, Told>();
        for (var message : messages) {
            var notice = Notice.of(message);
            Told.of(notice).forEach(told -> known.put(told.identity(), told));
            if (notice.phase() == Phase.RESOLVED) known.replaceAll((_, told) -> ended(told, notice));
        }
        return known.values().stream().filter(told -> !told.isOver() || !told.at().isBefore(endedSince)).toList();
    }

    /** The end of a story ends all that is told in it, for a message has no room for more than some lines. */
    private static Told ended(Told told, Notice end) {
        return told.story().equals(end.story()) && !told.isOver() ? told.endedAt(end.at()) : told;
    }
}
