package dev.nines.monitor.judge;

import dev.nines.sla.contract.Contract;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.statement.Written;
import java.util.function.Predicate;

/**
 * What a log is judged by.
 *
 * @param covers which models the contract covers
 * @param written when and by what; a period that is not over then has no verdict
 */
public record Case(Contract contract, Predicate<String> covers, Wanted wanted, IncidentPolicy incidents, Written written) {}
