package dev.nines.monitor.live;

import static dev.nines.monitor.live.Observed.NOON;
import static dev.nines.monitor.live.Observed.SERIES;
import static dev.nines.monitor.live.Observed.answered;
import static dev.nines.monitor.live.Observed.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.rule.LabelsOf;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentWatchTest {
    private static final SeriesId ID = new SeriesId(SERIES.name());
    private static final List<Observation> OUTAGE = List.of(answered(0, 1_000), failed(1, FailureKind.SERVER_ERROR),
            failed(2, FailureKind.TRUNCATED), answered(3, 1_000), answered(4, 1_000));

    private final List<StateChange> changes = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Series> suspected = new ArrayList<>();
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

        restarted.restore(SERIES, NOON.plusSeconds(1));
        OUTAGE.subList(3, 5).forEach(restarted::accept);

        assertThat(changes).extracting(StateChange::key).containsExactly(closing);
    }

    @Test
    void what_opens_and_closes_is_told_of_as_it_is() {
        OUTAGE.forEach(watch::accept);

        assertThat(events).hasSize(2).first().isInstanceOfSatisfying(Event.Found.class, found -> {
            assertThat(found.alert()).isEqualTo(Alert.down(LabelsOf.series(SERIES)));
            assertThat(found.finding()).isInstanceOf(Finding.Firing.class);
            assertThat(found.finding().grounds().reason()).isEqualTo("TRUNCATED");
        });
        assertThat(events).last().isInstanceOfSatisfying(Event.Found.class, found -> assertThat(found.finding()).isInstanceOf(Finding.Quiet.class));
    }

    @Test
    void the_first_failure_of_one_that_works_asks_for_another_run_and_a_replay_does_not() {
        OUTAGE.forEach(watch::accept);
        assertThat(suspected).containsExactly(SERIES);

        OUTAGE.forEach(watch()::replay);
        assertThat(suspected).containsExactly(SERIES);
    }

    @Test
    void an_incident_of_what_is_asked_no_more_ends_with_the_asking() {
        OUTAGE.subList(0, 3).forEach(watch::accept);

        watch.forget(SERIES, NOON.plusSeconds(7));

        assertThat(changes).last().isEqualTo(
                new IncidentClosed(((IncidentOpened) changes.getFirst()).incident(), ID, NOON.plusSeconds(7), NOON.plusSeconds(7)));
        assertThat(watch.states()).isEmpty();
    }

    @Test
    void where_several_decide_nothing_is_recorded_here_and_it_is_still_known_who_is_down() {
        var watch = looksOn();
        OUTAGE.subList(0, 3).forEach(watch::accept);

        assertThat(changes).isEmpty();
        assertThat(suspected).containsExactly(SERIES);
        assertThat(watch.states()).containsEntry(ID, new IncidentState.Down(NOON.plusSeconds(2), NOON.plusSeconds(1)));
    }

    @Test
    void what_was_open_when_several_begin_to_decide_ends() {
        OUTAGE.subList(0, 3).forEach(watch::accept);

        watch.become(IncidentWatch.Role.LOOKS_ON, NOON.plusSeconds(9));

        assertThat(changes).last().isEqualTo(
                new IncidentClosed(((IncidentOpened) changes.getFirst()).incident(), ID, NOON.plusSeconds(9), NOON.plusSeconds(9)));
        OUTAGE.subList(3, 5).forEach(watch::accept);
        assertThat(changes).hasSize(2);
    }

    @Test
    void what_was_open_at_the_start_of_a_process_that_only_looks_on_ends_whatever_was_seen_since() {
        var watch = looksOn();
        watch.restore(SERIES, NOON.plusSeconds(1));
        OUTAGE.subList(3, 5).forEach(watch::replay);
        watch.restored(NOON.plusSeconds(9));

        assertThat(changes).singleElement().isInstanceOfSatisfying(IncidentClosed.class, c -> assertThat(c.until()).isEqualTo(NOON.plusSeconds(9)));
    }

    @Test
    void who_decides_again_finds_anew_who_is_down() {
        var watch = looksOn();
        OUTAGE.subList(0, 3).forEach(watch::accept);

        watch.become(IncidentWatch.Role.DECIDES, NOON.plusSeconds(3));
        assertThat(changes).isEmpty();
        watch.accept(failed(4, FailureKind.SERVER_ERROR));
        watch.accept(failed(5, FailureKind.SERVER_ERROR));

        assertThat(changes).singleElement().isInstanceOfSatisfying(IncidentOpened.class, o -> assertThat(o.since()).isEqualTo(NOON.plusSeconds(4)));
    }

    private IncidentWatch looksOn() {
        return watch(IncidentWatch.Role.LOOKS_ON);
    }

    private IncidentWatch watch() {
        return watch(IncidentWatch.Role.DECIDES);
    }

    private IncidentWatch watch(IncidentWatch.Role role) {
        return new IncidentWatch(new IncidentTracker(new IncidentPolicy(2, 2)), Observed::graded, new IncidentWatch.Ties(() -> List.of(SERIES), happening -> {
            changes.addAll(happening.changes());
            events.addAll(happening.events());
        }, suspected::add), role);
    }
}
