package dev.nines.monitor.web.report;

import dev.nines.monitor.web.page.Frame;
import java.time.Instant;
import java.util.List;

/** @param reports newest period first */
public record ReportsPage(Frame frame, List<Report> reports) {
    public ReportsPage {
        reports = List.copyOf(reports);
    }

    /** @param revision how often the statement was written; the newest is shown */
    public record Report(String contract, String title, String period, String verdict, String credit, int revision, Instant writtenAt) {
        /** Without its ending: {@code .html}, {@code .json}, {@code .csv}. */
        public String href() {
            return "/reports/" + contract + "/" + period;
        }
    }
}
