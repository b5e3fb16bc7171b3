package dev.nines.monitor.web.page;

import java.time.Instant;

/** What stands around the own part of a page. */
public record Frame(String title, Section section, Instant renderedAt, Data data, Refresh refresh) {
    /** The entries of the navigation; {@code NONE} is a page that stands in none. */
    public enum Section {
        STATUS("/", "Status"),
        INCIDENTS("/incidents", "Incidents"),
        SILENCES("/silences", "Silences"),
        CONTRACTS("/contracts", "Contracts"),
        REPORTS("/reports", "Reports"),
        NONE("", "");

        private final String href;
        private final String text;

        Section(String href, String text) {
            this.href = href;
            this.text = text;
        }

        public String href() {
            return href;
        }

        public String text() {
            return text;
        }
    }

    /** Whether what is shown comes from real endpoints or from our own simulator. */
    public enum Data { MEASURED, SIMULATED }

    /** Whether the page renews itself. */
    public enum Refresh { LIVE, NEVER }

    public boolean isSimulated() {
        return data == Data.SIMULATED;
    }

    public boolean isLive() {
        return refresh == Refresh.LIVE;
    }
}
