package dev.nines.monitor.rule;

import dev.nines.sla.Labels;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What fires, so that it ends where nobody asks after it any more: a series that is watched no longer, a rule that was taken away. */
public final class Fired {
    private static final Finding OVER = new Finding.Quiet(new Grounds("not watched any more", List.of()));

    private final Map<Labels, Alert> firing = new HashMap<>();

    /** Alerts of before this process. */
    public void restore(Collection<Alert> before) {
        before.forEach(alert -> firing.putIfAbsent(alert.labels(), alert));
    }

    public void clear() {
        firing.clear();
    }

    /** @param found of everything that is watched, in one round */
    List<Event> completed(List<Event> found) {
        var all = new ArrayList<>(found);
        var asked = new HashMap<Labels, Finding>();
        for (var event : found) if (event instanceof Event.Found(var alert, var finding)) asked.put(alert.labels(), finding);
        firing.values().stream().filter(alert -> !asked.containsKey(alert.labels())).forEach(alert -> all.add(new Event.Found(alert, OVER)));
        firing.keySet().removeIf(labels -> !asked.containsKey(labels));
        for (var event : found) if (event instanceof Event.Found(var alert, var finding)) note(alert, finding);
        return all;
    }

    private void note(Alert alert, Finding finding) {
        switch (finding) {
            case Finding.Firing _ -> firing.put(alert.labels(), alert);
            case Finding.Quiet _ -> firing.remove(alert.labels());
            case Finding.NoData _ -> {}
        }
    }
}
