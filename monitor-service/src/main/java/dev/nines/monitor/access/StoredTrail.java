package dev.nines.monitor.access;

import dev.nines.db.access.AuditLog;
import dev.nines.db.access.Change;
import dev.nines.probe.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In the database; and what that does not take, whole in the log of the service. */
public final class StoredTrail implements AuditTrail {
    private static final Logger log = LoggerFactory.getLogger(StoredTrail.class);

    private final AuditLog audit;

    public StoredTrail(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void note(Change change) {
        try {
            audit.add(change);
        } catch (StoreUnavailable e) {
            log.error("not in the audit log: at={} who=\"{}\" what={} subject=\"{}\" detail={} because={}", change.at(),
                    change.who(), change.what(), change.subject(), change.detail(), e.why());
        }
    }
}
