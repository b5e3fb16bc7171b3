package dev.nines.monitor.web.incident;

import dev.nines.monitor.web.read.Delivery;
import dev.nines.monitor.web.read.Incident;
import java.util.ArrayList;
import java.util.List;

/**
 * An incident as a line of the list: with its members folded in, where it is an endpoint's or a tier's.
 *
 * @param messages that tell of it, newest first
 */
public record Family(Incident incident, List<Incident> members, List<Delivery> messages) {
    private static final int SHOWN = 4;

    public Family {
        members = List.copyOf(members);
        messages = List.copyOf(messages);
    }

    /** In the order of the incidents; a member that is still open after its whole was over stands alone again, too. */
    static List<Family> of(List<Incident> incidents, List<Delivery> messages) {
        var families = new ArrayList<Family>();
        for (var incident : incidents) {
            if (isFolded(incident, incidents)) continue;
            families.add(new Family(incident, incidents.stream().filter(i -> i.partOf().equals(incident.id())).toList(),
                    messages.stream().filter(m -> m.incidents().contains(incident.id())).toList()));
        }
        return List.copyOf(families);
    }

    private static boolean isFolded(Incident incident, List<Incident> all) {
        return all.stream().anyMatch(whole -> whole.id().equals(incident.partOf()) && !(incident.isOpen() && incident.outlasts(whole)));
    }

    public long membersOpen() {
        return members.stream().filter(Incident::isOpen).count();
    }

    public List<Delivery> newest() {
        return messages.subList(0, Math.min(SHOWN, messages.size()));
    }

    public int older() {
        return messages.size() - newest().size();
    }
}
