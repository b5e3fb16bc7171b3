package dev.nines.monitor.alert.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Incidents;
import dev.nines.db.state.PostgresAlertLog;
import dev.nines.db.state.WatchedTogether;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.evaluate.Everywhere;
import dev.nines.monitor.evaluate.IncidentId;
import dev.nines.monitor.rule.LabelsOf;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.probe.Series;
import dev.nines.probe.StoreUnavailable;
import dev.nines.probe.Target;
import dev.nines.sla.Label;
import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds;
import dev.nines.sla.alert.Topic;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.alert.decide.Outages.Outage;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.incident.Step;
import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Silence;
import dev.nines.sla.silence.Silences;
import dev.nines.sla.silence.When;
import dev.nines.sla.store.AlertLog;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL, with a clock that is set by hand. */
class AlertDeskTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final List<ReceiverSettings> OPS = List.of(new ReceiverSettings("ops", new Secret("http://ops"), Secret.NONE, List.of("*")));

    private final DataSource database = new TestPostgres();
    private final AlertLog store = new PostgresAlertLog(database);
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicReference<Silences> silences = new AtomicReference<>(Silences.NONE);
    private final AtomicInteger woken = new AtomicInteger();
    private final List<AlertDesk> desks = new ArrayList<>();

    @AfterEach
    void close() {
        desks.forEach(AlertDesk::close);
    }

    @Test
    void what_fires_is_known_to_the_next_process() {
        var desk = started(store);
        desk.accept(down("a"));
        desk.accept(down("b"));
        pass(WAIT);
        awaitTold("incident.opened");
        desk.accept(up("a"));
        pass(Duration.ofMinutes(1));
        awaitTold("incident.opened", "incident.updated");

        assertThat(started(store).firing()).extracting(alert -> alert.labels().value(Label.MODEL).orElseThrow()).containsExactly("b");
    }

    @Test
    void what_goes_down_and_comes_up_is_recorded_and_told_once_each() {
        var desk = started(store);

        desk.accept(down("a"));
        pass(WAIT);
        awaitTold("incident.opened");
        desk.accept(down("a"));
        desk.accept(up("a"));
        pass(WAIT);
        awaitTold("incident.opened", "incident.closed");

        assertThat(new Incidents(database).openIncidents()).isEmpty();
        assertThat(told().getFirst().incidents()).containsExactly(IncidentId.of(id("a"), NOON));
        assertThat(woken).hasValue(2);
        assertThat(desk.lost()).isZero();
    }

    @Test
    void what_fails_together_is_one_message() {
        var desk = started(store);
        for (var model : List.of("a", "b", "c")) desk.accept(down(model));
        pass(WAIT);
        awaitTold("incident.opened");

        assertThat(told().getFirst().incidents()).hasSize(3);
        assertThat(told().getFirst().body()).contains("\"firing\":3", "gateway/chat/a@here", "gateway/chat/c@here");
    }

    @Test
    void another_process_goes_on_where_this_one_was_killed() {
        var first = started(store);
        first.accept(down("a"));
        pass(WAIT);
        awaitTold("incident.opened");
        first.close();

        var second = started(store);
        second.accept(down("a")); // found again from the stored observations
        second.accept(up("a"));
        pass(WAIT);
        awaitTold("incident.opened", "incident.closed");
    }

    @Test
    void what_was_decided_and_not_told_is_told_by_the_next_process() {
        var first = started(store);
        first.accept(down("a"));
        await().until(() -> new Incidents(database).openIncidents().size() == 1);
        first.close();
        assertThat(told()).isEmpty();

        now.updateAndGet(at -> at.plus(WAIT));
        started(store);
        awaitTold("incident.opened");
    }

    @Test
    void while_the_store_is_away_what_happens_waits_in_order_and_is_told_once() {
        var refusals = new AtomicInteger(3);
        var away = new AlertLog() {
            @Override
            public <R> R together(Function<Entries, R> work) {
                if (refusals.getAndDecrement() > 0) throw new StoreUnavailable("record", new IOException("planted"));
                return store.together(work);
            }
        };
        var desk = started(away);
        desk.accept(down("a"));
        desk.accept(up("a"));
        desk.accept(down("b"));
        await().until(() -> refusals.get() <= 0 && desk.waiting() == 0 && new Incidents(database).openIncidents().size() == 1);
        pass(WAIT);

        awaitTold("incident.opened");
        assertThat(told().getFirst().body()).contains("gateway/chat/b@here");
        assertThat(desk.lost()).isZero();
    }

    @Test
    void an_endpoint_that_is_down_stands_for_its_models_and_what_is_still_down_after_it_is_told() {
        var desk = started(store);
        desk.accept(Happening.found(List.of(firing(Alert.down(LabelsOf.endpoint("gateway").with(Label.VANTAGE, "here"))))));
        desk.accept(down("a"));
        pass(WAIT);
        awaitTold("incident.opened");
        assertThat(told().getFirst().body()).doesNotContain("gateway/chat/a@here");

        desk.accept(Happening.found(List.of(quiet(Alert.down(LabelsOf.endpoint("gateway").with(Label.VANTAGE, "here"))))));
        pass(WAIT);
        awaitTold("incident.opened", "incident.opened", "incident.closed");
        assertThat(told().get(1).body()).contains("gateway/chat/a@here");
    }

    @Test
    void a_silence_holds_back_and_its_early_end_lets_go() {
        silences.set(new Silences(List.of(new Silence("sil-1", Silence.Kind.SILENCE, List.of(new Matcher(Label.MODEL, Matcher.Is.EQUAL, "a")),
                new When.Once(new Span(NOON, NOON.plusSeconds(3_600))),
                new Silence.Origin("ann", "known", NOON, new Silence.Ending.AsPlanned())))));
        var desk = started(store);
        desk.accept(down("a"));
        desk.accept(down("b"));
        pass(WAIT);
        awaitTold("incident.opened");
        assertThat(told().getFirst().body()).doesNotContain("gateway/chat/a@here");

        silences.set(Silences.NONE);
        desk.lookAgain();
        pass(Duration.ofMinutes(2));
        awaitTold("incident.opened", "incident.updated");
        assertThat(told().getLast().body()).contains("gateway/chat/a@here");
    }

    @Test
    void a_rule_may_name_its_receivers_and_a_receiver_does_not_hear_of_itself() {
        var two = List.of(OPS.getFirst(), new ReceiverSettings("boss", new Secret("http://boss"), Secret.NONE, List.of("*")));
        var desk = started(store);
        desk.tellBy(new GroupMessages(two, Map.of("slow", java.util.Set.of("boss"))));
        desk.accept(Happening.found(List.of(
                firing(new Alert(LabelsOf.series(series("a")).with(Label.RULE, "slow"), Topic.TAIL, Severity.PAGE, Duration.ZERO)),
                firing(new Alert(LabelsOf.receiver("boss").with(Label.RULE, "receiver-failing"), Topic.MONITOR, Severity.TICKET, Duration.ZERO)))));
        pass(WAIT);
        await().until(() -> told().size() == 2);

        assertThat(told()).allSatisfy(m -> assertThat(m.type()).isEqualTo("alert.fired"));
        assertThat(told()).extracting(Message::receiver).containsExactlyInAnyOrder("boss", "ops");
    }

    @Test
    void what_can_never_be_recorded_stops_nothing_else() {
        var desk = started(store);
        desk.accept(new Happening(List.of(new IncidentClosed("inc-unknown", id("z"), NOON, NOON)), List.of()));
        desk.accept(down("a"));
        pass(WAIT);

        awaitTold("incident.opened");
        assertThat(desk.lost()).isEqualTo(1);
    }

    @Test
    void a_kept_group_that_cannot_be_read_is_begun_afresh() {
        store.together(entries -> {
            entries.keep("endpoint=gateway, rule=down", "{\"labels\":{\"planet\":\"mars\"}}", Instant.MAX);
            return true;
        });
        var desk = started(store);
        desk.accept(down("a"));
        pass(WAIT);

        awaitTold("incident.opened");
    }

    @Test
    void who_is_down_as_another_process_has_recorded_it_explains_what_this_one_sees() {
        var desk = started(store);
        desk.learn(List.of(Outage.lasting(LabelsOf.series(Everywhere.of(series("a"))))));
        desk.accept(Happening.found(List.of(firing(new Alert(LabelsOf.series(series("a")).with(Label.RULE, "uptime-burn-1h"), Topic.BURN, Severity.PAGE, Duration.ZERO)))));
        desk.accept(down("b"));
        pass(WAIT);
        awaitTold("incident.opened");

        desk.learn(List.of());
        pass(WAIT);
        awaitTold("incident.opened", "sla.burn.started");
    }

    @Test
    void what_is_said_without_a_warrant_is_neither_recorded_nor_told() {
        var desk = started(store);
        desk.accept(down("a").under(new Warrant.Term("incidents", 7, Map.of("gateway/chat/a", "{}"))));
        desk.accept(down("b"));
        pass(WAIT);
        awaitTold("incident.opened");

        assertThat(told().getFirst().body()).doesNotContain("gateway/chat/a@here");
        assertThat(new Incidents(database).openIncidents()).hasSize(1);
        assertThat(new WatchedTogether(database).all()).isEmpty();
        assertThat(desk.lost()).isZero();
    }

    private AlertDesk started(AlertLog log) {
        var desk = new AlertDesk(new AlertDesk.Ports(log, silences::get, now::get, woken::incrementAndGet), new GroupMessages(OPS, Map.of()));
        desks.add(desk);
        desk.start(List.of());
        return desk;
    }

    /** Once all that happened is decided, for it is decided at the time at which it is. */
    private void pass(Duration time) {
        await().until(() -> desks.getLast().waiting() == 0);
        now.updateAndGet(at -> at.plus(time));
    }

    private void awaitTold(String... types) {
        await().untilAsserted(() -> assertThat(told()).extracting(Message::type).containsExactly(types));
    }

    private List<Message> told() {
        return new Deliveries(database).recent(20).reversed().stream().map(Deliveries.Delivery::message).toList();
    }

    private static Happening down(String model) {
        var incident = IncidentId.of(id(model), NOON);
        return new Happening(List.of(new IncidentOpened(incident, id(model), NOON, NOON, "TIMEOUT")),
                Event.of(Alert.down(LabelsOf.series(series(model))), incident, new Step.Opened(NOON, NOON, "TIMEOUT")).stream().toList());
    }

    private static Happening up(String model) {
        var incident = IncidentId.of(id(model), NOON);
        var end = NOON.plusSeconds(30);
        return new Happening(List.of(new IncidentClosed(incident, id(model), end, end)),
                Event.of(Alert.down(LabelsOf.series(series(model))), incident, new Step.Closed(NOON, end, end)).stream().toList());
    }

    private static Event firing(Alert alert) {
        return new Event.Found(alert, new Finding.Firing(new Grounds("because", List.of())));
    }

    private static Event quiet(Alert alert) {
        return new Event.Found(alert, new Finding.Quiet(new Grounds("over", List.of())));
    }

    private static Series series(String model) {
        return new Series(new Target("gateway", "chat", model), "", "here");
    }

    private static SeriesId id(String model) {
        return new SeriesId(series(model).name());
    }
}
