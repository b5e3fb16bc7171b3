package dev.nines.monitor.alert.notice;

import java.util.Locale;

/** How bad: the four words that PagerDuty knows, and most routes of an Alertmanager. */
public enum Severity {
    CRITICAL, ERROR, WARNING, INFO;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The message's own word wins; {@code page} and {@code ticket} are how burn rates speak. The end of a story is as bad as its beginning. */
    static Severity of(String messageType, String said) {
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "critical", "page" -> CRITICAL;
            case "error" -> ERROR;
            case "warning", "ticket" -> WARNING;
            case "info" -> INFO;
            default -> usual(messageType);
        };
    }

    private static Severity usual(String messageType) {
        return switch (messageType) {
            case "incident.opened", "incident.updated", "incident.closed", "monitor.blind", "monitor.seeing" -> CRITICAL;
            case "sla.breach.certain", "sla.breach.found" -> ERROR;
            case "sla.burn.started", "sla.burn.ended", "alert.fired", "alert.resolved", "claim.due" -> WARNING;
            default -> INFO;
        };
    }
}
