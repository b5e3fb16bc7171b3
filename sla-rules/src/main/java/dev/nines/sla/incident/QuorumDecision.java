package dev.nines.sla.incident;

/** What is known of a target after a vantage spoke, and what that changed. */
public record QuorumDecision(Together together, Step step) {}
