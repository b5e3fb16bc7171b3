package dev.nines.sla.alert.decide;

import dev.nines.sla.silence.Silences;

/** What a decision depends on besides the group's own state. */
public record Context(Policy policy, Silences silences, Outages outages) {}
