package dev.nines.sla.statement;

/**
 * How somebody who has the raw rows counts a part of an evidence again.
 *
 * @param finds what its rows are
 * @param query one statement for the database that the runs are kept in
 */
public record Recount(String finds, String query) {}
