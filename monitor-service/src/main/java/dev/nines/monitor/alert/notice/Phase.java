package dev.nines.monitor.alert.notice;

import dev.nines.db.state.Stories;

/** Where in its story a message stands. */
public enum Phase {
    FIRING, RESOLVED,
    /** A story of its own, which nothing ends. */
    ALONE;

    public static Phase of(String messageType) {
        if (Stories.ENDINGS.contains(messageType)) return RESOLVED;
        return Stories.BEGINNINGS.contains(messageType) || messageType.equals("incident.updated") ? FIRING : ALONE;
    }
}
