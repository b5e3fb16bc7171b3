package dev.nines.monitor.statement.part;

/**
 * By the incident rule, never by the contract's: mean times of the incidents of one series that began in the period.
 *
 * @param downSeconds of all of them inside the period
 * @param mttrSeconds mean time to recovery; empty without an incident
 * @param mtbfSeconds mean time up for each failure; empty without an incident
 */
public record Reliability(String series, int incidents, String downSeconds, String mttrSeconds, String mtbfSeconds) {}
