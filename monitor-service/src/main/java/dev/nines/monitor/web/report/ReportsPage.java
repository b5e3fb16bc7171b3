package dev.nines.monitor.web.report;

import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Words;
import java.time.Instant;
import java.util.List;

/**
 * Every statement.
 *
 * @param running periods of the contracts in force that have not closed
 * @param reports newest period first
 */
public record ReportsPage(Frame frame, List<Running> running, List<Report> reports) {
    public ReportsPage {
        running = List.copyOf(running);
        reports = List.copyOf(reports);
    }

    /** A period that has a forecast. */
    public record Running(String contract, String title, String period, Instant ends) {
        /** Without its ending. */
        public String href() {
            return ReportsPage.href(contract, period);
        }
    }

    /**
     * The newest revision of a statement.
     *
     * @param note why it stands though it should be judged again; empty where there is nothing to say
     * @param earlier the newest first
     */
    public record Report(String contract, String title, String period, String verdict, String credit, Claim claim, Revision newest, String note,
            List<Revision> earlier) {
        public Report {
            earlier = List.copyOf(earlier);
        }

        /** Without its ending: {@code .html}, {@code .json}, {@code .csv}. */
        public String href() {
            return ReportsPage.href(contract, period);
        }

        public String key() {
            return "revisions-" + Words.segment(contract) + "-" + Words.segment(period);
        }
    }

    /** @param changes what is otherwise than in the one before, and why */
    public record Revision(int number, Instant writtenAt, String verdict, String credit, List<String> changes) {
        public Revision {
            changes = List.copyOf(changes);
        }
    }

    /** What is to be done about a credit. */
    public sealed interface Claim {
        record NothingOwed() implements Claim {}

        /** @param left whole days; 0 on the last */
        record Open(long left, String lastDay) implements Claim {}

        record Lapsed(String lastDay) implements Claim {}

        /** @param ticket empty where none is known */
        record Sent(Instant at, String ticket) implements Claim {}
    }

    private static String href(String contract, String period) {
        return "/reports/" + Words.segment(contract) + "/" + Words.segment(period);
    }
}
