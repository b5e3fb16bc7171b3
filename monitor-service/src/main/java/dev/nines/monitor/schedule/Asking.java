package dev.nines.monitor.schedule;

import dev.nines.probe.Probe;

/**
 * How one series is asked.
 *
 * @param budget shared by all series of the endpoint
 * @param probeVersion what observations of slots that never ran say of the question
 * @param simulated true where the endpoint is our own simulator
 */
public record Asking(Probe probe, RequestBudget budget, String probeVersion, boolean simulated) {}
