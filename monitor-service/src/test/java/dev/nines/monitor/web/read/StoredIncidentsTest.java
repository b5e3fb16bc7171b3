package dev.nines.monitor.web.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Deliveries.State;
import dev.nines.db.state.Deliveries.Wanted;
import dev.nines.db.state.IncidentHistory;
import dev.nines.db.state.Remarks;
import dev.nines.db.state.Outbox;
import dev.nines.db.state.PostgresAlertLog;
import dev.nines.db.state.WatchedTogether;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.sla.SeriesId;
import dev.nines.sla.incident.Timeline;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentJoined;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three targets of an endpoint fail together, a fourth joins, one leaves, and the fourth outlasts the endpoint's incident. */
@SuppressWarnings("NullAway.Init") // set before all tests
class StoredIncidentsTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static StoredIncidents incidents;

    @BeforeAll
    static void keep() {
        DataSource source = new TestPostgres();
        var log = new PostgresAlertLog(source);
        record(log, opened("a", 0, 2), opened("b", 0, 2), opened("c", 1, 3), whole(), joined("a", 3), joined("b", 3), joined("c", 3));
        record(log, opened("d", 50, 52), joined("d", 52), closed("a", 60, 62));
        record(log, closed("b", 100, 102), closed("c", 101, 103), new IncidentClosed("w", new SeriesId("gw"), at(101), at(103)));
        record(log, new IncidentOpened("slow", Kind.DEGRADED, series("e"), at(200), at(200), "TAIL_BURNS"));
        var outbox = new Outbox(source);
        outbox.add(List.of(message("m1", "ops", 4, "w"), message("m2", "ops", 104, "w"), message("x1", "pager", 4, "w"), message("n", "n", 5, "slow")));
        outbox.claim(at(4), Duration.ofSeconds(30), 9).forEach(claim -> {
            var attempt = new Outbox.Attempt(at(4), claim.message().receiver().equals("ops") ? 204 : 400, Duration.ofMillis(9), "said");
            if (claim.message().receiver().equals("pager")) outbox.giveUp(claim, attempt);
            if (claim.message().receiver().equals("ops")) outbox.delivered(claim, attempt);
        });
        incidents = new StoredIncidents(new IncidentHistory(source), new Deliveries(source), new Remarks(source), new WatchedTogether(source));
    }

    @Test
    void members_name_the_whole_and_who_outlasts_it_is_open_still() {
        assertThat(incidents.during(new Window(NOON, at(1_000)))).extracting(i -> i.id() + " of " + i.partOf() + (i.isOpen() ? " open " : " ") + i.kind())
                .containsExactly("slow of  open DEGRADED", "d of w open TARGET", "c of w TARGET", "w of  ENDPOINT", "b of w TARGET", "a of w TARGET");
        assertThat(incidents.open()).extracting(Incident::id).containsExactly("slow", "d");
        var file = incidents.file("w").orElseThrow();
        assertThat(file.members()).filteredOn(m -> m.outlasts(file.incident())).extracting(Incident::id).containsExactly("d");
        assertThat(incidents.file("nobody")).isEmpty();
    }

    @Test
    void what_happened_to_an_endpoint_is_told_in_order_with_who_was_told() {
        assertThat(lines("w")).containsExactly(
                "0 FAILED_FIRST gw/chat/a@here ", "0 FAILED_FIRST gw/chat/b@here ", "1 FAILED_FIRST gw/chat/c@here ", "3 OPENED gw 3 down, CONNECT",
                "4 TOLD ops incident.opened: delivered, answer 204 in 9 ms", "4 TOLD pager incident.opened: given up, answer 400 in 9 ms",
                "52 JOINED gw/chat/d@here 4 down", "62 LEFT gw/chat/a@here 3 down", "101 WORKED_FIRST gw ", "102 LEFT gw/chat/b@here 2 down",
                "103 CLOSED gw 1 still down", "103 RELEASED gw/chat/d@here since 2026-11-02T12:00:50Z", "104 TOLD ops incident.opened: pending");
    }

    @Test
    void what_happened_to_a_target_is_told_in_order_with_what_it_became_a_part_of() {
        assertThat(lines("b")).containsExactly("0 FAILED_FIRST gw/chat/b@here ", "2 OPENED gw/chat/b@here CONNECT",
                "3 JOINED gw/chat/b@here part of w", "100 WORKED_FIRST gw/chat/b@here ", "102 CLOSED gw/chat/b@here ");
    }

    @Test
    void it_says_how_long_nobody_knew_and_when_somebody_first_did() {
        var file = incidents.file("w").orElseThrow();

        assertThat(file.incident().unknownFor()).isEqualTo(Duration.ofSeconds(3));
        assertThat(file.firstToldAfter()).contains(Duration.ofSeconds(1));
        assertThat(incidents.file("slow").orElseThrow().firstToldAfter()).isEmpty();
    }

    @Test
    void messages_are_found_by_what_became_of_them_by_their_incident_and_page_by_page() {
        assertThat(find(Set.of(State.GIVEN_UP), "", "", 9)).containsExactly("x1");
        assertThat(find(Set.of(State.values()), "slow", "", 9)).containsExactly("n");
        assertThat(find(Set.of(State.values()), "", "", 2)).containsExactly("n", "x1");
        assertThat(find(Set.of(State.values()), "", "x1", 2)).containsExactly("m2", "m1");
        assertThat(find(Set.of(State.PENDING), "w", "x1", 2)).containsExactly("m2");
        assertThat(find(Set.of(State.values()), "", "nobody", 2)).isEmpty();
    }

    private static List<String> find(Set<State> states, String incident, String before, int atMost) {
        return incidents.deliveries(new Wanted(states, incident, before, atMost)).stream().map(Delivery::id).toList();
    }

    private static List<String> lines(String incident) {
        return incidents.file(incident).orElseThrow().timeline().entries().stream().map(StoredIncidentsTest::line).toList();
    }

    private static String line(Timeline.Entry e) {
        return Duration.between(NOON, e.at()).toSeconds() + " " + e.what() + " " + e.subject() + " " + e.text();
    }

    private static void record(PostgresAlertLog log, StateChange... changes) {
        log.together(entries -> {
            for (var change : changes) entries.record(change);
            return changes.length;
        });
    }

    private static IncidentOpened whole() {
        return new IncidentOpened("w", Kind.ENDPOINT, new SeriesId("gw"), NOON, at(3), "CONNECT");
    }

    private static IncidentOpened opened(String model, int since, int decided) {
        return new IncidentOpened(model, series(model), at(since), at(decided), "CONNECT");
    }

    private static IncidentJoined joined(String model, int decided) {
        return new IncidentJoined(model, "w", at(decided));
    }

    private static IncidentClosed closed(String model, int until, int decided) {
        return new IncidentClosed(model, series(model), at(until), at(decided));
    }

    private static Message message(String id, String receiver, int seconds, String incident) {
        return new Message(id, receiver, "incident.opened", at(seconds), "{\"data\":{\"incident\":\"" + id + "\"}}", List.of(incident));
    }

    private static SeriesId series(String model) {
        return new SeriesId("gw/chat/" + model + "@here");
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }
}
