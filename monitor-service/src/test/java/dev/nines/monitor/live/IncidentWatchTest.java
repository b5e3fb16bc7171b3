package dev.nines.monitor.live;

import static dev.nines.monitor.live.Observed.NOON;
import static dev.nines.monitor.live.Observed.SERIES;
import static dev.nines.monitor.live.Observed.answered;
import static dev.nines.monitor.live.Observed.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.StoreUnavailable;
import dev.nines.sla.SeriesId;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateLog.Recorded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class IncidentWatchTest {
    private static final SeriesId ID = new SeriesId(SERIES.name());
    private static final List<Observation> OUTAGE = List.of(answered(0, 1_000), failed(1, FailureKind.SERVER_ERROR),
            failed(2, FailureKind.TRUNCATED), answered(3, 1_000), answered(4, 1_000));

    private final List<StateChange> changes = new ArrayList<>();
    private final IncidentWatch watch = watch();

    @Test
    void an_incident_opens_and_closes_under_one_id() {
        OUTAGE.forEach(watch::accept);

        var incident = ((IncidentOpened) changes.getFirst()).incident();
        assertThat(changes).containsExactly(
                new IncidentOpened(incident, ID, NOON.plusSeconds(1), NOON.plusSeconds(2), "TRUNCATED"),
                new IncidentClosed(incident, ID, NOON.plusSeconds(3), NOON.plusSeconds(4)));
        assertThat(watch.states()).containsEntry(ID, new IncidentState.Up(NOON.plusSeconds(4)));
    }

    @Test
    void replaying_the_same_observations_in_another_process_gives_the_same_keys() {
        OUTAGE.forEach(watch::accept);
        var keys = changes.stream().map(StateChange::key).toList();
        changes.clear();

        OUTAGE.forEach(watch()::accept);

        assertThat(changes).extracting(StateChange::key).isEqualTo(keys);
    }

    @Test
    void an_incident_open_at_the_start_closes_under_the_id_it_was_opened_with() {
        OUTAGE.forEach(watch::accept);
        var closing = changes.getLast().key();
        changes.clear();
        var restarted = watch();

        restarted.restore(ID, NOON.plusSeconds(1));
        OUTAGE.subList(3, 5).forEach(restarted::accept);

        assertThat(changes).extracting(StateChange::key).containsExactly(closing);
    }

    @Test
    void changes_wait_in_order_while_the_store_is_away_and_wake_the_delivery_once_recorded() {
        var refusals = new AtomicInteger(1);
        var recorded = new CopyOnWriteArrayList<String>();
        var woken = new AtomicInteger();
        var recorder = new ChangeRecorder((change, _) -> {
            if (refusals.getAndDecrement() > 0) throw new StoreUnavailable("record", new IOException("planted"));
            recorded.add(change.key());
            return Recorded.NEW;
        }, _ -> List.of(), woken::incrementAndGet);
        OUTAGE.forEach(watch::accept);
        changes.forEach(recorder::accept);

        recorder.start();
        Awaitility.await().until(() -> recorded.size() == 2);
        recorder.close();

        assertThat(recorded).isEqualTo(changes.stream().map(StateChange::key).toList());
        assertThat(woken).hasValue(2);
        assertThat(recorder.lost()).isZero();
    }

    private IncidentWatch watch() {
        return new IncidentWatch(new IncidentTracker(new IncidentPolicy(2, 2)), Observed::graded, changes::add);
    }
}
