package dev.nines.monitor.watch;

import dev.nines.monitor.live.IncidentWatch;
import dev.nines.probe.StoreUnavailable;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the process before this one left: rows in its spool, incidents, what was spent today. */
record Leftovers(Stores stores, IncidentWatch incidents, Roster roster, Probation probation, SpentBefore before) {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    void takeUp(Instant now) {
        try {
            if (stores.spool().depth() > 0) log.info("observations of the last run stored count={}", stores.spool().drain());
            probation.begin(now);
            new IncidentRestore(stores.incidents(), stores.observations(), incidents).restore(roster.series(), now);
            before.takeUp();
        } catch (StoreUnavailable e) {
            log.warn("what was left by the last run is not known: PostgreSQL is away why={}", e.why());
        }
    }
}
