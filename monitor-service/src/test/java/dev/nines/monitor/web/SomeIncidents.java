package dev.nines.monitor.web;

import static dev.nines.monitor.web.Fixtures.NOW;
import static dev.nines.monitor.web.Fixtures.series;

import dev.nines.db.state.Deliveries.State;
import dev.nines.db.state.Deliveries.Wanted;
import dev.nines.monitor.web.read.Delivery;
import dev.nines.monitor.web.read.Incident;
import dev.nines.monitor.web.read.IncidentFile;
import dev.nines.monitor.web.read.Incidents;
import dev.nines.monitor.web.read.Window;
import dev.nines.sla.SeriesId;
import dev.nines.sla.incident.Step;
import dev.nines.sla.incident.Timeline;
import dev.nines.sla.incident.scope.ScopeStep;
import dev.nines.sla.incident.scope.ScopeStep.Change;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One target is down and one is slow; an hour ago a whole endpoint was, of which one target outlasted it; before that we could not ask. */
final class SomeIncidents implements Incidents {
    private static final List<String> MODELS = List.of("deepseek-ai/DeepSeek-V3.2", "Pro/zai-org/GLM-4.6", "openai/gpt-oss-120b",
            "Pro/deepseek-ai/DeepSeek-R1", "meta-llama/Llama-4-Maverick", "mistralai/Mistral-Small-3.2");
    private static final Instant OUTAGE = NOW.minusSeconds(4_000);

    private final Runnable asked;
    private final Incident down = new Incident("inc-1", Kind.TARGET, series(World.DOWN).name(), NOW.minusSeconds(95), NOW.minusSeconds(92),
            "SERVER_ERROR", "", new Incident.Open());
    private final Incident slow = new Incident("inc-2", Kind.DEGRADED, series("Pro/zai-org/GLM-4.6").name(), NOW.minusSeconds(600),
            NOW.minusSeconds(600), "TAIL_BURNS", "", new Incident.Open());
    private final Incident whole = new Incident("inc-3", Kind.ENDPOINT, "sim", OUTAGE, OUTAGE.plusMillis(2_400), "CONNECT", "",
            new Incident.ClosedAt(OUTAGE.plusSeconds(300), OUTAGE.plusSeconds(303)));
    private final List<Incident> members = MODELS.stream().map(SomeIncidents::member).toList();
    private final Incident past = new Incident("inc-0", Kind.TARGET, series("Qwen/Qwen3-32B").name(), NOW.minusSeconds(8_000), NOW.minusSeconds(7_997),
            "TIMEOUT", "", new Incident.ClosedAt(NOW.minusSeconds(7_200), NOW.minusSeconds(7_197)));
    private final Incident ours = new Incident("inc-4", Kind.MONITOR, "local", NOW.minusSeconds(90_000), NOW.minusSeconds(89_990),
            "MONITOR_OFFLINE", "", new Incident.ClosedAt(NOW.minusSeconds(89_000), NOW.minusSeconds(88_990)));

    SomeIncidents(Runnable asked) {
        this.asked = asked;
    }

    private static Incident member(String model) {
        var longer = model.startsWith("mistralai") ? 900 : 297;
        return new Incident("inc-m" + MODELS.indexOf(model), Kind.TARGET, series(model).name(), OUTAGE.plusMillis(100L * MODELS.indexOf(model)),
                OUTAGE.plusMillis(2_000), "CONNECT", "inc-3", new Incident.ClosedAt(OUTAGE.plusSeconds(longer), OUTAGE.plusSeconds(longer + 3)));
    }

    @Override
    public List<Incident> open() {
        return during(new Window(NOW, NOW)).stream().filter(Incident::isOpen).toList();
    }

    @Override
    public List<Incident> during(Window window) {
        asked.run();
        return Stream.of(Stream.of(down, slow, whole), members.stream(), Stream.of(past, ours)).flatMap(each -> each).toList();
    }

    @Override
    public Optional<IncidentFile> file(String id) {
        return during(new Window(NOW, NOW)).stream().filter(i -> i.id().equals(id)).findFirst().map(this::file);
    }

    private IncidentFile file(Incident incident) {
        var told = all().stream().filter(d -> d.incidents().contains(incident.id())).toList().reversed();
        var timeline = incident.isWhole() ? whole() : one(incident);
        for (var d : told) timeline = timeline.and(Timeline.told(d.arrivedAt().orElse(d.occurredAt()), d.receiver(), d.type() + ": " + d.told()));
        return new IncidentFile(incident, incident.isWhole() ? members : List.of(), timeline, told);
    }

    private static Timeline one(Incident i) {
        var series = new SeriesId(i.series());
        var opened = Timeline.of(series, new Step.Opened(i.since(), i.decidedAt(), i.reason()));
        return i.end() instanceof Incident.ClosedAt c ? opened.and(Timeline.of(series, new Step.Closed(i.since(), c.until(), c.decidedAt()))) : opened;
    }

    private Timeline whole() {
        var since = new TreeMap<>(members.stream().collect(Collectors.toMap(m -> new SeriesId(m.series()), Incident::since)));
        var late = new SeriesId(members.getLast().series());
        return Timeline.of("sim", new ScopeStep.Opened(whole.since(), whole.decidedAt(), since, "CONNECT"))
                .and(Timeline.of("sim", new ScopeStep.Updated(whole.since(), OUTAGE.plusSeconds(200), Change.LEFT, since.firstKey(), 5)))
                .and(Timeline.of("sim", new ScopeStep.Closed(whole.since(), OUTAGE.plusSeconds(300), OUTAGE.plusSeconds(303),
                        new TreeMap<>(since.subMap(late, true, late, true)))));
    }

    @Override
    public List<Delivery> deliveries(Wanted wanted) {
        asked.run();
        return all().stream().filter(d -> wanted.states().contains(State.valueOf(d.state().toUpperCase(Locale.ROOT).replace(' ', '_'))))
                .filter(d -> wanted.incident().isEmpty() || d.incidents().contains(wanted.incident())).limit(wanted.atMost()).toList();
    }

    private static List<Delivery> all() {
        var arrived = new Delivery.Attempt(NOW.minusSeconds(91), Duration.ofMillis(12), "204", "");
        var refused = new Delivery.Attempt(NOW.minusSeconds(92), Duration.ofMillis(3), "connection refused", "connection refused");
        var down = "DOWN " + series(World.DOWN).name() + ": SERVER_ERROR";
        return List.of(
                new Delivery("msg_1", "demo", "incident.opened", down, NOW.minusSeconds(92), List.of("inc-1"), "delivered", List.of(arrived)),
                new Delivery("msg_2", "ops", "incident.opened", down, NOW.minusSeconds(92), List.of("inc-1"), "pending", List.of(refused)),
                new Delivery("msg_4", "demo", "incident.closed", "UP AGAIN sim after 5 min", OUTAGE.plusSeconds(303), List.of("inc-3"), "delivered",
                        List.of(new Delivery.Attempt(OUTAGE.plusSeconds(304), Duration.ofMillis(9), "200", "ok"))),
                new Delivery("msg_3", "demo", "incident.opened", "DOWN sim: 6 targets down since 12:58", OUTAGE.plusMillis(2_400), List.of("inc-3"),
                        "delivered", List.of(new Delivery.Attempt(OUTAGE.plusMillis(2_500), Duration.ofMillis(4), "503", "try later"),
                                new Delivery.Attempt(OUTAGE.plusMillis(7_900), Duration.ofMillis(11), "200", "ok"))),
                new Delivery("msg_5", "pager", "incident.opened", "DOWN sim: 6 targets down since 12:58", OUTAGE.plusMillis(2_400), List.of("inc-3"),
                        "given up", List.of(new Delivery.Attempt(OUTAGE.plusMillis(2_500), Duration.ofMillis(40), "400", "{\"status\":\"invalid event\"}"))),
                new Delivery("msg_0", "demo", "incident.closed", "UP AGAIN " + series("Qwen/Qwen3-32B").name(), NOW.minusSeconds(7_197), List.of("inc-0"),
                        "delivered", List.of(arrived)));
    }
}
