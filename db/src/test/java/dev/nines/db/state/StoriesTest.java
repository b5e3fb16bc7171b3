package dev.nines.db.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.TestDatabase;
import dev.nines.db.state.Deliveries.State;
import dev.nines.db.state.Outbox.Attempt;
import dev.nines.db.state.Outbox.Claim;
import dev.nines.sla.store.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoriesTest {
    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Attempt ARRIVED = new Attempt(NOW, 200, Duration.ofMillis(12), "ok");
    private static final Attempt REFUSED = new Attempt(NOW, 503, Duration.ofMillis(7), "busy");

    private final DataSource database = TestDatabase.migrated();
    private final Outbox outbox = new Outbox(database);
    private final Deliveries deliveries = new Deliveries(database);

    @Test
    void a_beginning_that_waits_is_told_by_its_end_alone() {
        outbox.add(List.of(told("o1", "a", "incident.opened", "inc_1"), told("u1", "a", "incident.updated", "inc_1"),
                told("o2", "a", "incident.opened", "inc_2"), told("o1b", "b", "incident.opened", "inc_1")));
        outbox.retryLater(claim(NOW).getFirst(), NOW.plusSeconds(5), REFUSED);
        outbox.add(List.of(told("c1", "a", "incident.closed", "inc_1")));

        assertThat(ids(claim(NOW.plusSeconds(5)))).as("nothing of inc_1 but its end, in order").containsExactly("o2");
        assertThat(deliveries.recent(9)).filteredOn(d -> d.state() == State.GIVEN_UP).extracting(d -> d.message().id()).containsExactly("u1", "o1");
        assertThat(deliveries.recent(9).getLast().attempts()).extracting(Attempt::excerpt)
                .containsExactly("busy", "not sent any more: it was over before this arrived, and is told once, as closed");
    }

    @Test
    void a_beginning_that_is_being_sent_or_has_arrived_is_followed_by_its_end() {
        outbox.add(List.of(told("o1", "a", "incident.opened", "inc_1")));
        var sending = claim(NOW).getFirst();
        outbox.add(List.of(told("c1", "a", "incident.closed", "inc_1")));

        assertThat(claim(NOW)).isEmpty();
        outbox.delivered(sending, ARRIVED);

        assertThat(ids(claim(NOW))).containsExactly("c1");
    }

    @Test
    void what_is_no_json_or_tells_no_story_is_left_alone() {
        outbox.add(List.of(new Message("m1", "a", "incident.opened", NOW, "no JSON"), message("m2", "a"),
                new Message("m3", "a", "incident.closed", NOW, "no JSON either"), new Message("m4", "a", "incident.closed", NOW, "{}")));

        for (var id : List.of("m1", "m2", "m3", "m4")) {
            var claim = claim(NOW).getFirst();
            assertThat(claim.message().id()).isEqualTo(id);
            outbox.delivered(claim, ARRIVED);
        }
    }

    @ParameterizedTest(name = "{0} ends by {2}")
    @CsvSource({
        "incident.opened,    incident.updated,   incident.closed",
        "alert.fired,        alert.fired,        alert.resolved",
        "sla.burn.started,   sla.burn.started,   sla.burn.ended",
        "sla.breach.certain, sla.breach.certain, alert.resolved",
        "monitor.blind,      monitor.blind,      monitor.seeing",
    })
    void whatever_waits_of_a_story_is_told_by_its_end_which_says_that_nobody_heard_of_it(String begins, String lasts, String ends) {
        outbox.add(List.of(told("o", "a", begins, "s@1"), told("u1", "a", lasts, "s@1"), told("u2", "a", lasts, "s@1")));
        outbox.retryLater(claim(NOW).getFirst(), NOW.plusSeconds(5), REFUSED);
        outbox.add(List.of(told("c", "a", ends, "s@1"), told("o2", "a", begins, "s@2")));

        var end = claim(NOW).getFirst();
        assertThat(end.message().id()).isEqualTo("c");
        assertThat(end.message().body()).contains("\"kind\":\"CLOSED\"", "\"said\":\"\\\"kind\\\":\\\"RESOLVED\\\"\"").doesNotContain("\"RESOLVED\"");
        outbox.delivered(end, ARRIVED);
        assertThat(ids(claim(NOW))).as("the next story is another").containsExactly("o2");
    }

    @Test
    void an_end_says_closed_where_the_beginning_was_given_up_and_says_the_same_in_every_attempt() {
        outbox.add(List.of(told("o", "a", "incident.opened", "s"), told("ob", "b", "incident.opened", "s")));
        var openings = claim(NOW);
        outbox.giveUp(openings.getFirst(), REFUSED);
        outbox.delivered(openings.getLast(), ARRIVED);
        outbox.add(List.of(told("c", "a", "incident.closed", "s"), told("cb", "b", "incident.closed", "s")));

        var first = claim(NOW);
        assertThat(ids(first)).containsExactly("c", "cb");
        assertThat(first).extracting(c -> c.message().body().contains("\"kind\":\"CLOSED\"")).as("b heard of it").containsExactly(true, false);
        outbox.retryLater(first.getFirst(), NOW.plusSeconds(5), REFUSED);
        assertThat(claim(NOW.plusSeconds(5)).getFirst().message()).isEqualTo(first.getFirst().message());
    }

    @Test
    void an_end_whose_beginning_arrived_says_resolved_though_what_came_between_did_not() {
        outbox.add(List.of(told("o", "a", "incident.opened", "s"), told("u", "a", "incident.updated", "s")));
        outbox.delivered(claim(NOW).getFirst(), ARRIVED);
        outbox.retryLater(claim(NOW).getFirst(), NOW.plusSeconds(5), REFUSED);
        outbox.add(List.of(told("c", "a", "incident.closed", "s")));

        assertThat(claim(NOW)).singleElement().satisfies(c -> assertThat(c.message().body()).contains("\"kind\":\"RESOLVED\""));
    }

    @Test
    void a_story_named_with_quotation_marks_is_one_of_its_own() {
        outbox.add(List.of(told("o1", "a", "incident.opened", "x\\\"y\\\"1"), told("o2", "a", "incident.opened", "x\\\"y\\\"2"),
                told("c2", "a", "incident.closed", "x\\\"y\\\"2")));

        outbox.delivered(claim(NOW).getFirst(), ARRIVED);

        assertThat(ids(claim(NOW))).containsExactly("c2");
        assertThat(deliveries.recent(9)).extracting(Deliveries.Delivery::state).containsExactly(State.PENDING, State.GIVEN_UP, State.DELIVERED);
    }

    @Test
    void what_stands_for_a_receiver_is_all_it_was_told_of_stories_that_have_not_ended_or_ended_lately() {
        outbox.add(List.of(told("o1", "a", "incident.opened", "inc_1"), told("o2", "a", "incident.opened", "inc_2"),
                told("u1", "a", "incident.updated", "inc_1"), told("o3", "b", "incident.opened", "inc_3"), message("m", "a")));
        for (int i = 0; i < 4; i++) claim(NOW).forEach(c -> outbox.delivered(c, ARRIVED));
        outbox.add(List.of(told("c2", "a", "incident.closed", "inc_2")));
        claim(NOW).forEach(c -> outbox.delivered(c, ARRIVED));
        outbox.add(List.of(told("o4", "a", "alert.fired", "rule_4")));

        assertThat(standing(NOW.minusSeconds(1), NOW.minusSeconds(1))).containsExactly("o1", "o2", "u1", "c2");
        assertThat(standing(NOW.minusSeconds(1), NOW.plusSeconds(1))).containsExactly("o1", "u1");
        assertThat(standing(NOW.plusSeconds(1), NOW.plusSeconds(1))).isEmpty();
        claim(NOW).forEach(c -> outbox.delivered(c, ARRIVED));
        assertThat(standing(NOW.minusSeconds(1), NOW.plusSeconds(1))).containsExactly("o1", "u1", "o4");
    }

    private List<String> standing(Instant begunSince, Instant endedSince) {
        return deliveries.standing("a", begunSince, endedSince).stream().map(Message::id).toList();
    }

    private static Message told(String id, String receiver, String type, String story) {
        var key = type.startsWith("incident.") ? "incident" : "alert";
        var kind = Stories.ENDINGS.contains(type) ? "RESOLVED" : "OPENED";
        return new Message(id, receiver, type, NOW, "{\"type\":\"" + type + "\",\"data\":{\"" + key + "\":\"" + story
                + "\",\"said\":\"\\\"kind\\\":\\\"RESOLVED\\\"\",\"kind\":\"" + kind + "\",\"series\":\"s\"}}");
    }

    private List<Claim> claim(Instant now) {
        return outbox.claim(now, LEASE, 100);
    }

    private static List<String> ids(List<Claim> claims) {
        return claims.stream().map(c -> c.message().id()).toList();
    }

    private static Message message(String id, String receiver) {
        return new Message(id, receiver, "incident.opened", NOW, "{\"id\":\"" + id + "\"}");
    }
}
