package dev.nines.monitor.watch;

import dev.nines.monitor.alert.decide.AlertDesk;
import dev.nines.monitor.live.IncidentWatch;
import dev.nines.probe.StoreUnavailable;
import dev.nines.sla.alert.decide.Outages.Outage;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the process before this one left: rows in its spool, incidents, what was spent today. */
record Leftovers(Stores stores, IncidentWatch incidents, Roster roster, Probation probation, SpentBefore before) {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    /** @return who was down lately */
    List<Outage> takeUp(Instant now) {
        try {
            if (stores.spool().depth() > 0) log.info("observations of the last run stored count={}", stores.spool().drain());
            probation.begin(now);
            var restore = new IncidentRestore(stores.incidents(), stores.observations(), incidents);
            var outages = restore.outages(roster.series(), AlertDesk.REMEMBERED, now);
            restore.restore(roster.series(), now);
            incidents.restored(now);
            before.takeUp();
            return outages;
        } catch (StoreUnavailable e) {
            log.warn("what was left by the last run is not known: PostgreSQL is away why={}", e.why());
            return List.of();
        }
    }
}
