package dev.nines.sla.statement;

import java.time.Instant;

/**
 * @param at not part of the statement, so that writing it again gives the same text: the archive keeps it
 * @param software name and version of what wrote it
 */
public record Written(Instant at, String software) {}
