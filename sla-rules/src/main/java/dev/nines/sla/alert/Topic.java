package dev.nines.sla.alert;

/** What an alert is about: who is inhibited by whom depends on it. */
public enum Topic {
    /** Somebody is down: an incident, or failures in a row. */
    OUTAGE,
    /** Failures, counted. */
    UPTIME,
    /** The slow end. */
    TAIL,
    /** A contract's budget or verdict: money, so that nothing but a silence holds it back. */
    PROMISE,
    /** What the endpoint offers and serves. */
    OFFER,
    /** What probing costs. */
    COST,
    /** Ourselves. */
    MONITOR
}
