package dev.nines.sla.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Statements that were written. None ever changes: a correction is a new revision beside the old one. */
public interface StatementArchive {
    /** @param json the statement, canonical: the other formats are drawn from it */
    record Archived(String contract, String period, int revision, Instant writtenAt, String json) {}

    /**
     * A statement without its body.
     *
     * @param headline JSON text: what a list says of it; empty where none was kept, and its body has to be read
     */
    record Listed(String contract, String period, int revision, Instant writtenAt, String headline) {}

    Optional<Archived> newest(String contract, String period);

    Optional<Archived> revision(String contract, String period, int revision);

    /** Every revision of each, by contract, period and revision. */
    List<Listed> all();

    /** A file that was archived with a revision. */
    Optional<Enclosure> enclosure(String contract, String period, int revision, String name);
}
