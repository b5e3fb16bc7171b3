package dev.nines.sla.alert.decide;

/** The group after an event, and whether something is told. To be stored together, or not at all. */
public record Decision(Group group, Telling telling) {}
