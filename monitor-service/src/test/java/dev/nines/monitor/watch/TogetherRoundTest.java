package dev.nines.monitor.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nines.db.Confirmations;
import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Incidents;
import dev.nines.db.state.Incidents.Incident;
import dev.nines.db.state.WatchedTogether;
import dev.nines.monitor.config.IncidentSettings.Viewers;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.monitor.watch.TogetherNode.Sights;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.StoreUnavailable;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import dev.nines.sla.store.Message;
import dev.nines.sla.vantage.Vantages;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes over one PostgreSQL, each of a vantage of its own: two of three must agree, after two bad runs and two good ones. */
class TogetherRoundTest {
    private static final Duration AGES = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofMillis(5);

    private final TestPostgres database = new TestPostgres();
    private final Instant start = Instant.now().minus(4, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    private final List<TogetherNode> nodes = new ArrayList<>();
    private List<Series> asked = List.of(series("m", "a"));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        nodes.forEach(TogetherNode::close);
    }

    @Test
    void what_one_vantage_sees_alone_is_no_incident_and_what_two_see_is_one() {
        var node = node("a");
        hear(node, "a-0 b+0 c+0", "a-1 b+1 c+1", "a-2 b+2 c+2");
        assertThat(incidents()).isEmpty();
        assertThat(known()).contains("FAILING");

        hear(node, "a-3 b-3 c+3", "a-4 b-4 c+4", "a-5 b-5 c+5");
        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 3..?");
        awaitTold("incident.opened");
        assertThat(told().getFirst().body()).contains("\"reason\":\"SERVER_ERROR from a, b\"", "\"agreed\":\"2 of 3\"", "\"vantages\":\"a, b\"")
                .doesNotContain("\"vantage\":", "@*");

        hear(node, "a+6 b-6 c+6", "a+7 b-7 c+7", "a+8 b-8 c+8");
        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 3..6");
        awaitTold("incident.opened", "incident.closed");
    }

    @Test
    void whose_vantage_falls_silent_neither_closes_nor_opens_anything() {
        var node = node("a");
        hear(node, "a-0 b-0", "a-1 b-1");
        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 0..?");

        hear(node, "a-2", "a-3", "a-4", "a-5", "a-6", "a-7", "a-8");
        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 0..?");

        hear(node, "a+9", "a+10");
        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 0..9");
        hear(node, "a-11", "a-12", "a-13", "a-14");
        assertThat(incidents()).as("one alone").hasSize(1);
    }

    @Test
    void an_endpoint_that_is_down_from_everywhere_is_told_once() {
        asked = Stream.of("m", "n", "o", "p").map(model -> series(model, "a")).toList();
        var node = node("a");
        for (int slot = 0; slot < 2; slot++) {
            for (var model : List.of("m", "n", "o", "p")) for (var vantage : List.of("a", "b")) store(seen(series(model, vantage), slot, '-'));
            look(node);
        }

        assertThat(incidents()).contains("ENDPOINT e@* 0..?").hasSize(5);
        awaitTold("incident.opened");
        assertThat(told().getFirst().body()).contains("\"rule\":\"endpoint-down\"", "4 targets down", "\"vantages\":\"a, b\"");
        assertThat(new Incidents(database).openMembers(new Incidents(database).openIncidents().stream()
                .filter(i -> i.series().name().equals("e@*")).findFirst().orElseThrow().incident())).hasSize(4);
    }

    @Test
    void one_process_decides_at_a_time_and_the_next_goes_on_from_what_it_knew() {
        var first = node("a");
        var second = node("b");
        hear(first, "a-0 b-0", "a-1");
        store(seen(series("m", "b"), 1, '-'));
        look(second);
        assertThat(incidents()).as("the first has the say").isEmpty();

        lapse();
        look(second);
        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 0..?");
        awaitTold("incident.opened");

        store(seen(series("m", "a"), 2, '+'), seen(series("m", "b"), 2, '+'));
        look(first);
        second.round.leave();
        drained(second);
        look(first);
        store(seen(series("m", "a"), 3, '+'), seen(series("m", "b"), 3, '+'));
        look(first);
        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 0..2");
        awaitTold("incident.opened", "incident.closed");
    }

    @Test
    void what_a_process_decided_before_it_lost_its_say_is_not_recorded_after_it() {
        var first = node("a");
        hear(first, "a-0 b-0");
        store(seen(series("m", "a"), 1, '-'), seen(series("m", "b"), 1, '-'));
        first.desk.close(); // nothing that it decides from now on is recorded by it
        first.round.run();
        lapse();

        var second = node("b");
        store(seen(series("m", "c"), 1, '-'));
        look(second);

        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 0..?");
        awaitTold("incident.opened");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whoever_decides_when_it_is_the_same(long seed) {
        var random = new Random(seed);
        var reference = new StringBuilder();
        var all = List.of(node("a"), node("b"), node("c"));
        var state = new char[] {'+', '+', '+'};
        for (int slot = 0; slot < 22; slot++) {
            for (int v = 0; v < 3; v++) if (random.nextInt(4) == 0) state[v] = "+-x".charAt(random.nextInt(3));
            var words = new ArrayList<String>();
            for (int v = 0; v < 3; v++) if (state[v] != 'x') words.add("abc".charAt(v) + "" + state[v] + slot);
            if (words.isEmpty()) continue;
            reference.append(String.join(" ", words)).append('\n');
            var node = all.get(random.nextInt(3));
            if (random.nextInt(3) == 0) lapse();
            if (random.nextInt(5) == 0) database.goAway();
            words.forEach(word -> keepSeen(word));
            tryToLook(node);
            database.comeBack();
        }
        lapse();
        look(all.getFirst());
        var found = incidents();

        assertThat(found).as(reference.toString()).isEqualTo(byOneAlone(reference.toString()));
        assertThat(told()).extracting(Message::id).doesNotHaveDuplicates();
    }

    @Test
    void a_vantage_that_has_no_say_any_more_is_not_heard() {
        var node = node("a");
        hear(node, "a-0 b+0 c-0", "a-1 b+1 c-1");
        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 0..?");

        node.decideBy(TogetherNode.together(2, "a", "b"));
        hear(node, "a-2 b+2 c-2");
        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 0..2");
        hear(node, "a-3 b+3 c-3", "a-4 b+4 c-4");
        assertThat(incidents()).hasSize(1);
    }

    @Test
    void what_nobody_decides_on_any_more_ends_and_not_before() {
        var first = node("a");
        var second = node("b");
        hear(first, "a-0 b-0", "a-1 b-1");
        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 0..?");

        second.decideBy(new Viewers.Each());
        look(second);
        assertThat(incidents()).as("the first goes on").containsExactly("TARGET e/chat/m@* 0..?");

        first.decideBy(new Viewers.Each());
        look(first);
        drained(first);
        assertThat(new Incidents(database).openIncidents()).isEmpty();
        assertThat(known()).isEmpty();
    }

    @Test
    void a_clock_that_is_ahead_makes_nobody_elses_words_old() {
        var node = node("a");
        node.decideBy(new Viewers.Together(new Vantages(2, new TreeSet<>(List.of("a", "b"))), Duration.ofHours(1)));
        long ahead = Duration.ofHours(3).dividedBy(TogetherNode.EVERY);
        hear(node, "a-20 b-" + (20 + ahead), "a-21 b-" + (21 + ahead));

        assertThat(new Incidents(database).openIncidents()).hasSize(1);
        assertThat(new Incidents(database).openIncidents().getFirst().since()).isBefore(Instant.now());
    }

    @Test
    void a_confirmation_out_of_turn_counts_for_its_vantage() {
        var node = node("a");
        store(seen(series("m", "a"), 0, '-'), seen(series("m", "b"), 0, '-'), seen(series("m", "b"), 1, '-'));
        look(node);
        assertThat(incidents()).isEmpty();

        confirm(node, "a-0");
        look(node);

        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 0..?");
    }

    @Test
    void a_confirmation_that_is_there_before_what_it_confirms_waits_for_it() {
        var node = node("a");
        store(seen(series("m", "b"), 0, '-'), seen(series("m", "b"), 1, '-'));
        confirm(node, "a-1");
        look(node);
        assertThat(incidents()).isEmpty();

        store(seen(series("m", "a"), 0, '-'), seen(series("m", "a"), 1, '-'));
        look(node);
        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 0..?");
    }

    @Test
    void while_the_database_is_away_nothing_is_decided_and_afterwards_everything_once() {
        var node = node("a");
        hear(node, "a-0 b-0");
        database.goAway();
        assertThatThrownBy(node.round::run).isInstanceOf(StoreUnavailable.class);
        database.comeBack();
        hear(node, "a-1 b-1", "a-2 b-2");

        assertThat(incidents()).containsExactly("TARGET e/chat/m@* 0..?");
        awaitTold("incident.opened");
    }

    /** @param slots words of a slot: vantage, what it saw (+ good, - bad) and the number of the slot */
    private void hear(TogetherNode node, String... slots) {
        for (var slot : slots) {
            for (var word : slot.split(" ", -1)) keepSeen(word);
            look(node);
        }
    }

    /** A second after that slot. */
    private void confirm(TogetherNode node, String word) {
        var o = seen(series("m", word.substring(0, 1)), Integer.parseInt(word.substring(2)), word.charAt(1));
        new Confirmations(database, node.stores.series()).add(List.of(new Observation(o.series(), o.scheduledAt().plusSeconds(1), o.sentAt(), o.outcome(),
                o.phases(), o.tokens(), o.reply(), o.flags(), o.cost(), o.probeVersion(), o.simulated())));
    }

    private void keepSeen(String word) {
        boolean away = database.isAway();
        database.comeBack(); // another vantage has its own way there
        store(seen(series("m", word.substring(0, 1)), Integer.parseInt(word.substring(2)), word.charAt(1)));
        if (away) database.goAway();
    }

    private static void look(TogetherNode node) {
        node.round.run();
        drained(node);
    }

    private static void tryToLook(TogetherNode node) {
        try {
            look(node);
        } catch (StoreUnavailable _) {
            // the next one looks
        }
    }

    private static void drained(TogetherNode node) {
        await().pollDelay(Duration.ZERO).pollInterval(LOOK).until(() -> node.desk.waiting() == 0);
    }

    private List<String> byOneAlone(String slots) {
        var alone = new TogetherRoundTest();
        alone.folder = folder.resolve("alone");
        try (var node = alone.node("a")) {
            alone.hear(node, slots.strip().split("\n", -1));
            return alone.incidents();
        }
    }

    /** As if whoever has the say had died a while ago. */
    private void lapse() {
        try (var connection = database.getConnection(); var update = connection.createStatement()) {
            update.execute("update nines.duty set until = '-infinity'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> incidents() {
        return new Incidents(database).incidents(start.minus(AGES), start.plus(AGES)).stream().sorted(Comparator.comparing((Incident i) -> i.opened().since()))
                .map(i -> i.opened().kind() + " " + i.opened().series().name() + " " + slot(i.opened().since()) + ".."
                        + (i instanceof Incident.Closed c ? slot(c.closed().until()) : "?")).toList();
    }

    private String slot(Instant at) {
        return Long.toString(Duration.between(start, at).dividedBy(TogetherNode.EVERY));
    }

    private String known() {
        return String.join("", new WatchedTogether(database).all().values());
    }

    private List<Message> told() {
        return new Deliveries(database).recent(100).reversed().stream().map(Deliveries.Delivery::message).toList();
    }

    private void awaitTold(String... types) {
        later.updateAndGet(by -> by.plusSeconds(60));
        await().pollDelay(Duration.ZERO).pollInterval(LOOK).untilAsserted(() -> assertThat(told()).extracting(Message::type).containsExactly(types));
    }

    private TogetherNode node(String vantage) {
        var node = new TogetherNode(database, folder.resolve("spool " + nodes.size()), vantage, new Sights(() -> Instant.now().plus(later.get()), () -> asked));
        nodes.add(node);
        return node;
    }

    private void store(Observation... observations) {
        nodes.getFirst().stores.observations().append(List.of(observations));
    }

    private Observation seen(Series series, int slot, char what) {
        var at = start.plus(TogetherNode.EVERY.multipliedBy(slot));
        ProbeOutcome outcome = what == '-' ? new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, "planted") : new ProbeOutcome.Answered();
        return new Observation(series, at, at, outcome, Phases.NONE, Tokens.NONE, Reply.NONE, Set.of(), Cost.UNKNOWN, "v", true);
    }

    private static Series series(String model, String vantage) {
        return new Series(new Target("e", "chat", model), "", vantage);
    }
}
