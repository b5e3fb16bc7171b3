package dev.nines.monitor.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Outbox;
import dev.nines.db.state.PostgresStateLog;
import dev.nines.monitor.alert.Delivery;
import dev.nines.monitor.alert.OldMessages;
import dev.nines.monitor.alert.TestReceiver;
import dev.nines.monitor.config.Destination;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.outbound.NameLookup;
import dev.nines.monitor.outbound.OutboundClient;
import dev.nines.monitor.outbound.OutboundGuard;
import dev.nines.monitor.outbound.Reach;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.sla.SeriesId;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a change of state through the outbox and a real Alertmanager to its receiver. Only the Alertmanager's own clock is not ours. */
class RealAlertmanagerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final SeriesId SERIES = new SeriesId("gateway/chat/vendor/model:4.5@here");
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void require() {
        RealAlertmanager.require();
    }

    /** One of everything, wired as the service wires it. */
    private record House(TestReceiver pager, RealAlertmanager alertmanager, TestPostgres database, Delivery delivery, Resending resending) {}

    private final AtomicReference<House> built = new AtomicReference<>();

    @BeforeEach
    void build() throws IOException {
        var pager = kept(new TestReceiver());
        var alertmanager = kept(RealAlertmanager.start(folder, pager.url()));
        var database = new TestPostgres();
        var http = kept(OutboundClient.open(new OutboundGuard(Reach.OPERATOR, NameLookup.SYSTEM)));
        var delivery = kept(new Delivery(new Outbox(database), Channels.of(receivers(alertmanager), http, clock), (_, _) -> {}, clock));
        var resending = new Resending(new Deliveries(database), http, clock);
        resending.to(receivers(alertmanager));
        delivery.start();
        built.set(new House(pager, alertmanager, database, delivery, resending));
    }

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) each.close();
    }

    @Test
    void firing_resend_silence_and_resolve_are_observed_at_its_receiver() throws Exception {
        var house = built.get();
        var now = Instant.now();
        record(new IncidentOpened("inc_1", SERIES, now.minusSeconds(90), now, "TIMEOUT"));
        await().atMost(PATIENCE).until(() -> heard("\"status\":\"firing\"", "inc_1") == 1);
        assertThat(house.alertmanager().alert("inc_1").path("labels").path("model").asText()).isEqualTo("vendor/model:4.5");

        var ends = ends("inc_1");
        ahead.set(Duration.ofSeconds(45));
        house.resending().round();
        assertThat(ends("inc_1")).as("its end moves on").isAfterOrEqualTo(ends.plusSeconds(40));

        var silence = house.alertmanager().silence("inc_2", now.toString(), now.plusSeconds(3_600).toString());
        record(new IncidentOpened("inc_2", SERIES, now, now, "SERVER_ERROR"));
        await().atMost(PATIENCE).until(() -> house.alertmanager().alert("inc_2").path("status").path("state").asText().equals("suppressed"));

        ahead.set(Duration.ZERO);
        record(new IncidentClosed("inc_1", SERIES, now, Instant.now()));
        await().atMost(PATIENCE).until(() -> heard("\"status\":\"resolved\"", "inc_1") == 1);
        assertThat(heard("\"status\":\"firing\"", "inc_2")).as("silenced meanwhile").isZero();

        house.alertmanager().endSilence(silence);
        house.resending().round();
        await().atMost(PATIENCE).until(() -> heard("\"status\":\"firing\"", "inc_2") == 1);
        assertThat(heard("\"status\":\"firing\"", "inc_1")).as("repeating it pages nobody twice").isEqualTo(1);
        assertThat(heard("\"status\":\"resolved\"", "inc_1")).as("nor does repeating its end").isEqualTo(1);
    }

    @Test
    void of_a_group_of_two_one_resolves_while_the_other_fires_on() throws Exception {
        var house = built.get();
        var now = Instant.now();
        tell("opened", now, line("OPENED", "a", now), line("OPENED", "b", now));
        await().atMost(PATIENCE).until(() -> heard("\"status\":\"firing\"", "\"model\":\"a\"", "\"model\":\"b\"") >= 1);

        var updated = Instant.now();
        tell("updated", updated, line("RESOLVED", "a", updated), line("STILL", "b", now));
        await().atMost(PATIENCE).until(() -> house.alertmanager().firing("gateway").equals(List.of("b")));
        await("its end, beside the other that fires").atMost(PATIENCE).until(() -> heard("\"status\":\"resolved\"", "\"model\":\"a\"") >= 1);
        house.resending().round();
        assertThat(house.alertmanager().firing("gateway")).as("repeating it wakes nothing").containsExactly("b");

        var closed = Instant.now();
        tell("closed", closed, line("RESOLVED", "b", closed));
        await().atMost(PATIENCE).until(() -> house.alertmanager().firing("gateway").isEmpty());
        await().atMost(PATIENCE).until(() -> house.pager().received().getLast().body().startsWith("{\"receiver\":\"hook\",\"status\":\"resolved\""));
        house.resending().round();
        assertThat(house.alertmanager().firing("gateway")).isEmpty();
    }

    private void tell(String what, Instant at, String... lines) {
        var body = """
                {"type":"incident.%s","timestamp":"%s","data":{"incident":"story@1","rule":"down","endpoint":"gateway","severity":"critical",\
                "kind":"%s","reason":"TIMEOUT","since":"%s","decided_at":"%s","firing":1,"lines":[%s]}}""".formatted(
                what, at, switch (what) { case "opened" -> "OPENED"; case "closed" -> "RESOLVED"; default -> "UPDATED"; }, at, at, String.join(",", lines));
        var house = built.get();
        new Outbox(house.database()).add(List.of(new Message("msg_" + what, "mesh", "incident." + what, at, body)));
        house.delivery().wake();
    }

    private static String line(String what, String model, Instant at) {
        return """
                {"what":"%s","labels":{"endpoint":"gateway","probe":"chat","model":"%s","vantage":"here","rule":"down"},\
                "since":"%s","at":"%s","reason":"TIMEOUT","figures":{}}""".formatted(what, model, at.minusSeconds(90), at);
    }

    private void record(StateChange change) {
        var house = built.get();
        new PostgresStateLog(house.database()).record(change, List.of(OldMessages.of(change, "mesh")));
        house.delivery().wake();
    }

    private long heard(String... words) {
        return built.get().pager().received().stream().filter(r -> Arrays.stream(words).allMatch(r.body()::contains)).count();
    }

    private Instant ends(String incident) {
        return Instant.parse(built.get().alertmanager().alert(incident).path("endsAt").asText());
    }

    private static List<ReceiverSettings> receivers(RealAlertmanager alertmanager) {
        return List.of(new ReceiverSettings("mesh", new Destination.Alertmanager(new Secret(alertmanager.base().toString())), List.of("*")));
    }

    private <T extends AutoCloseable> T kept(T each) {
        open.add(each);
        return each;
    }
}
