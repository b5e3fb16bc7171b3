package dev.nines.sla.alert;

/** What an alert is about: who is inhibited by whom depends on it. */
public enum Topic {
    /** Somebody is down: an incident, or failures in a row. */
    OUTAGE,
    /** A budget that is used up too fast. */
    BURN,
    /** Failures, counted. */
    UPTIME,
    /** The slow end. */
    TAIL,
    /** A contract's budget or verdict: money, so that nothing but a silence holds it back. */
    PROMISE,
    /** A promise that cannot be kept any more. */
    BREACH,
    /** What the endpoint offers and serves. */
    OFFER,
    /** What probing costs. */
    COST,
    /** Ourselves. */
    MONITOR
}
