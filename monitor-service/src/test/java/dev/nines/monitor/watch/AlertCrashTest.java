package dev.nines.monitor.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Deliveries.State;
import dev.nines.db.state.Incidents;
import dev.nines.monitor.alert.TestReceiver;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.live.IncidentWatch;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Detection, decision and delivery are killed at any point, again and again: ten times here, 200 times in the profile {@code crash-trials}.
 * Every incident that the observations make is recorded and told, from its beginning to its end; a message that comes twice is the same to
 * the letter; and each receiver hears of things in the order in which they were decided.
 */
class AlertCrashTest {
    private static final int ROUNDS = Integer.getInteger("nines.crash.alerts", 10);
    private static final long SEED = Long.getLong("nines.crash.seed", RandomGenerator.getDefault().nextInt(1_000_000));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final TestPostgres database = new TestPostgres();
    private final AtomicInteger deliveriesToLive = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicReference<Runnable> kill = new AtomicReference<>(() -> {});

    /** A message as it arrived. */
    private record Arrival(String id, String body) {}

    @Test
    void whatever_is_killed_every_incident_is_told_from_beginning_to_end_and_in_order() throws IOException {
        System.out.println("killed alerting: seed " + SEED + " rounds " + ROUNDS);
        var began = Instant.now();
        var from = began.minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MINUTES);
        try (var receiver = new TestReceiver()) {
            receiver.answers(this::answer);
            for (int round = 0; round < ROUNDS; round++) killOne(receiver, List.of(began.toString(), from.toString(), Instant.MAX.toString()));
            var end = from.plus(Duration.between(began, Instant.now()).multipliedBy(60)).plus(Duration.ofMinutes(5));
            var last = start(receiver, List.of(began.toString(), from.toString(), end.toString()));
            try {
                await().atMost(PATIENCE).until(() -> isQuiet(end));
            } finally {
                last.toHandle().destroyForcibly();
            }
            var arrivals = receiver.received().stream().map(r -> new Arrival(r.header("Webhook-id"), r.body())).toList();
            assertIncidents(new Weather(from, end));
            assertTold(arrivals);
            assertOrder(arrivals);
        }
    }

    private void killOne(TestReceiver receiver, List<String> when) throws IOException {
        // In the middle of a delivery, or after a step of the detection; decisions are taken all the time.
        boolean byReceiver = random.nextBoolean();
        deliveriesToLive.set(byReceiver ? 1 + random.nextInt(4) : Integer.MAX_VALUE);
        long slots = byReceiver ? 200 : 1 + random.nextInt(25);
        var step = random.nextBoolean() ? "stored" : "watched";
        var process = start(receiver, when);
        var said = new StringBuilder();
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            long seen = 0;
            for (var line = lines.readLine(); line != null && seen < slots; line = lines.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith(step)) seen++;
            }
        } catch (IOException e) {
            if (process.isAlive()) throw e; // else it was killed while it spoke
        }
        process.toHandle().destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        assertThat(said.toString()).doesNotContain("Exception in thread", " ERROR ");
        deliveriesToLive.set(Integer.MAX_VALUE);
    }

    /** Kills the sender before or after it has its answer; refuses one in five. */
    private void answer(HttpExchange exchange) throws IOException {
        boolean last = deliveriesToLive.decrementAndGet() == 0;
        int dice = Math.floorMod(exchange.getRequestHeaders().getFirst("Webhook-id").hashCode() + deliveriesToLive.get(), 10);
        if (last && dice < 5) kill.get().run();
        exchange.sendResponseHeaders(dice < 8 ? 204 : 503, -1);
        if (last) kill.get().run();
    }

    private Process start(TestReceiver receiver, List<String> when) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp", System.getProperty("java.class.path"), Alerting.class.getName(),
                "jdbc:postgresql://127.0.0.1:" + database.getPortNumbers()[0] + "/" + database.getDatabaseName() + "?user=postgres", receiver.url().toString()));
        command.addAll(when);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            kill.set(process.toHandle()::destroyForcibly);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isQuiet(Instant end) {
        return count("select count(*) from nines.alert_group where state::text ~ '(FIRING|OVER)'") == 0 && new Deliveries(database).pending().isEmpty() && new Incidents(database).openIncidents().isEmpty() 
                && count("select count(*) from nines.observation where slot > '" + end.plusSeconds(60) + "'") > 0;
    }

    private long count(String sql) {
        try (var connection = database.getConnection(); var select = connection.createStatement(); var row = select.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was recorded is what one process that was never killed would have found. */
    private void assertIncidents(Weather weather) {
        var opened = new HashMap<String, IncidentOpened>();
        var closed = new HashMap<String, IncidentClosed>();
        var watch = new IncidentWatch(new IncidentTracker(Alerting.POLICY), o -> Grading.forUptime(o, Grading.OUR_OWN, Gone.WHILE_OFFERED),
                new IncidentWatch.Ties(Weather::series, happening -> happening.changes().forEach(change -> {
                    if (change instanceof IncidentOpened o) opened.put(o.incident(), o);
                    if (change instanceof IncidentClosed c) closed.put(c.incident(), c);
                }), _ -> {}));
        for (long index = 0; weather.slot(index).isBefore(weather.end().plusSeconds(60)); index++) weather.at(index).forEach(watch::accept);

        var kept = new Incidents(database).incidents(weather.from(), weather.end().plus(Duration.ofDays(1)));
        assertThat(kept).extracting(i -> i.opened()).containsExactlyInAnyOrderElementsOf(opened.values());
        assertThat(kept).extracting(i -> ((Incidents.Incident.Closed) i).closed()).containsExactlyInAnyOrderElementsOf(closed.values());
        assertThat(kept).hasSizeGreaterThanOrEqualTo(ROUNDS / 5);
    }

    private void assertTold(List<Arrival> arrivals) {
        var told = new Deliveries(database).recent(100_000);
        var bodies = arrivals.stream().collect(Collectors.groupingBy(Arrival::id, Collectors.mapping(Arrival::body, Collectors.toSet())));
        assertThat(bodies.values()).as("the same id is the same message").allSatisfy(same -> assertThat(same).hasSize(1));
        assertThat(told).filteredOn(d -> d.state() == State.DELIVERED).allSatisfy(d -> assertThat(bodies).containsKey(d.message().id()));
        assertThat(told).filteredOn(d -> d.state() == State.GIVEN_UP).as("told by the end that waited behind it")
                .allSatisfy(d -> assertThat(d.attempts().getLast().excerpt()).contains("told once, as closed"));
        var words = new HashMap<String, List<String>>();
        for (var arrival : arrivals) lines(arrival.body()).forEach(line ->
                words.computeIfAbsent(line.path("incident").asText(), _ -> new ArrayList<>()).add(line.path("what").asText() + " by " + arrival.id()));
        var kept = new Incidents(database).incidents(Instant.EPOCH, Instant.now().plus(Duration.ofDays(400)));
        // A member is told by its endpoint's incident where that was told first.
        assertThat(kept).filteredOn(i -> !i.opened().series().name().startsWith("wide/"))
                .allSatisfy(i -> {
                    var heard = words.getOrDefault(i.opened().incident(), List.of("nothing"));
                    var sent = told.stream().filter(d -> heard.stream().anyMatch(w -> w.endsWith(" by " + d.message().id()))).toList();
                    assertThat(heard.getLast()).as("%s %s: heard %s, kept %s", i.opened().series().name(), i.opened().since(), heard, sent)
                            .matches("(RESOLVED|CLOSED) by .*");
                });
    }

    private void assertOrder(List<Arrival> arrivals) {
        Map<String, Long> sequences = new Deliveries(database).recent(100_000).stream()
                .collect(Collectors.toMap(d -> d.message().id(), Deliveries.Delivery::sequence));
        var first = arrivals.stream().map(Arrival::id).distinct().map(sequences::get).toList();
        assertThat(first).isSorted();
    }

    private static List<JsonNode> lines(String body) {
        try {
            return StreamSupport.stream(JSON.readTree(body).path("data").path("lines").spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
