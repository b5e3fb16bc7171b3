package dev.nines.monitor.watch;

import dev.nines.monitor.alert.decide.AlertDesk;
import dev.nines.monitor.evaluate.Everywhere;
import dev.nines.monitor.live.IncidentWatch;
import dev.nines.monitor.metrics.AlertMetrics;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.ClaimDue;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentJoined;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.StatementWritten;
import dev.nines.sla.store.StateChange.VerdictCorrected;
import dev.nines.sla.store.StateChange.VerdictFound;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Shows in the metrics of whom an incident is open. */
record DownSigns(AlertMetrics metrics, Roster roster) {
    /** By what is known here. */
    void show(IncidentWatch incidents) {
        incidents.states().forEach((series, state) -> {
            switch (state) {
                case IncidentState.Down _, IncidentState.Recovering _ -> roster.named(series.name()).ifPresent(metrics::incidentOpened);
                case IncidentState.Up _, IncidentState.Suspect _ -> {}
            }
        });
    }

    void show(List<StateChange> changes) {
        for (var change : changes) {
            switch (change) {
                case IncidentOpened o -> roster.named(o.series().name()).ifPresent(metrics::incidentOpened);
                case IncidentClosed c -> roster.named(c.series().name()).ifPresent(metrics::noIncident);
                case IncidentJoined _, VerdictFound _, VerdictCorrected _, StatementWritten _, ClaimDue _ -> {}
            }
        }
    }

    /** Where several vantages decide together, whoever records it tells the others by the database. */
    void learn(Stores stores, AlertDesk desk, IncidentRestore restore, Instant now) {
        var everywhere = roster.series().stream().map(Everywhere::of).toList();
        desk.learn(restore.outages(everywhere, AlertDesk.REMEMBERED, now));
        var open = stores.incidents().openIncidents().stream().map(one -> one.series().name()).collect(Collectors.toSet());
        for (var series : roster.series()) {
            if (open.contains(Everywhere.of(series).name())) metrics.incidentOpened(series);
            else metrics.noIncident(series);
        }
    }
}
