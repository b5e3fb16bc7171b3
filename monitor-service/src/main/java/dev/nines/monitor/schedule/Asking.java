package dev.nines.monitor.schedule;

import dev.nines.probe.Probe;

/**
 * How one series is asked.
 *
 * @param budget shared by all series of the account
 * @param load what one run may use at most
 * @param probeVersion what observations of slots that never ran say of the question
 * @param simulated true where the endpoint is our own simulator
 */
public record Asking(Probe probe, RequestBudget budget, Load load, String probeVersion, boolean simulated) {}
