package dev.nines.sla;

/** What an alert is told apart by. A closed set: no label ever holds what a server said. */
public enum Label { ENDPOINT, TIER, PROBE, MODEL, VANTAGE, CONTRACT, RECEIVER, RULE }
