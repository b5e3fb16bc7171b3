package dev.nines.monitor.web.model;

import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.read.ClassCounts;
import dev.nines.monitor.web.read.Incident;
import dev.nines.monitor.web.status.TargetRow;
import dev.nines.probe.ObservationClass;
import java.util.Arrays;
import java.util.List;

/** @param views one for each vantage */
public record TargetPage(Frame frame, String name, List<View> views, List<Incident> incidents) {
    public TargetPage {
        views = List.copyOf(views);
        incidents = List.copyOf(incidents);
    }

    /** @param runs newest first */
    public record View(TargetRow row, ClassCounts month, Chart chart, List<Run> runs) {
        public List<ObservationClass> classes() {
            return Arrays.stream(ObservationClass.values()).filter(c -> month.of(c) > 0).toList();
        }
    }
}
