package dev.nines.monitor.access;

import dev.nines.db.access.Change;

/** Where it is noted who changed what. */
@FunctionalInterface
public interface AuditTrail {
    /** Never throws: what was done is done, and must not look as if it had failed. */
    void note(Change change);
}
