package dev.nines.sla.credit;

/** What a missed promise is worth. */
public sealed interface Schedule permits Tiers, Proportional, ServiceDays {}
