package dev.nines.sla.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Statements, append-only: a correction is a new revision beside the old one. */
public interface StatementArchive {
    /** @param json the statement, canonical: the other formats are drawn from it */
    record Archived(String contract, String period, int revision, Instant writtenAt, String json) {}

    /** Writes the next revision unless the newest one has the same text; returns what then stands. */
    Archived keep(String contract, String period, Instant writtenAt, String json);

    Optional<Archived> newest(String contract, String period);

    List<Archived> all();
}
