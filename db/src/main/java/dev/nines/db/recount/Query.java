package dev.nines.db.recount;

/** One statement, for psql or any other client of a role that may read. {@code finds} says what its rows are. */
public record Query(String finds, String sql) {}
