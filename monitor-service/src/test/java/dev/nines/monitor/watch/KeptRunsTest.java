package dev.nines.monitor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.Listings.Shelf;
import dev.nines.monitor.evaluate.PeriodReview;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.monitor.statement.October;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Fault;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.exclusion.Exclusion;
import dev.nines.sla.exclusion.Exclusions;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statement.Written;
import dev.nines.sla.vantage.Vantages;
import dev.nines.sla.verdict.Counts;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service grades is what the statement that it hands out counts, for every class, cause and flag there is. */
class KeptRunsTest {
    private static final Instant START = Instant.parse("2026-10-05T00:00:00Z");
    private static final Series SERIES = new Series(new Target("gw", "chat", "m"), "pro", "here");
    private static final Series THERE = new Series(SERIES.target(), "pro", "there");
    private static final Instant LAST_LISTED = START.plus(Duration.ofHours(2));
    private static final Instant AFTER = Instant.parse("2026-11-02T00:00:00Z");

    @TempDir
    private Path folder;

    private final TestPostgres database = new TestPostgres();

    private static void fill(Stores stores) {
        stores.observations().append(runs());
        stores.observations().append(runs().stream().map(KeptRunsTest::there).toList());
        var shelf = new Shelf("gw", "here");
        stores.listings().seen(shelf, START, Set.of("m", "other"));
        stores.listings().seen(shelf, LAST_LISTED, Set.of("m", "other"));
        stores.listings().seen(shelf, LAST_LISTED.plusSeconds(60), Set.of("other"));
    }

    static Stream<Set<Fault>> policies() {
        return Stream.of(Set.of(), Set.of(Fault.values()), Set.of(Fault.PROVIDER), Set.of(Fault.CAPACITY), Set.of(Fault.MODEL_GONE),
                Set.of(Fault.CUSTOMER), Set.of(Fault.PROVIDER, Fault.MODEL_GONE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void sql_counts_each_run_as_the_service_grades_it(Set<Fault> counted) throws SQLException {
        var lines = lines(contract(counted));

        assertThat(lines).hasSize(10);
        for (var line : lines) {
            var first = line.recounts().getFirst();
            assertThat(first.finds()).isEqualTo("runs by what they count as and why");
            assertThat(rows(first.query())).as("%s", line.rule()).isEqualTo(words(line.verdict().evidence().counts()));
        }
    }

    @ParameterizedTest(name = "{0} of 2")
    @ValueSource(ints = {1, 2})
    void sql_counts_what_several_vantages_say_together(int quorum) throws SQLException {
        var vantages = new Vantages(quorum, new TreeSet<>(List.of("here", "there")));

        var lines = lines(contract(Set.of(Fault.PROVIDER, Fault.MODEL_GONE), new Viewpoint.Together(vantages)));

        assertThat(lines).hasSize(5);
        for (var line : lines) {
            assertThat(rows(line.recounts().getFirst().query())).as("%s", line.rule()).isEqualTo(words(line.verdict().evidence().counts()));
        }
    }

    private List<Statement.Line> lines(Contract contract) {
        try (var stores = Stores.open(database, folder)) {
            fill(stores);
            var review = new PeriodReview(KeptRuns.in(stores), new IncidentTracker(new IncidentPolicy(3, 3)));
            var october = new Period(YearMonth.of(2026, 10), ZoneOffset.UTC);
            return review.statement(contract, List.of(SERIES, THERE), october, new Written(AFTER, "test")).orElseThrow().lines();
        }
    }

    private List<String> rows(String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = database.getConnection(); var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            while (row.next()) rows.add(row.getString("standing") + " " + row.getString("reason") + " " + row.getLong("n"));
        }
        Collections.sort(rows);
        return rows;
    }

    private static List<String> words(Counts counts) {
        var words = new ArrayList<String>();
        if (counts.good() > 0) words.add("good OK " + counts.good());
        counts.badByReason().forEach((reason, n) -> words.add("bad " + reason + " " + n));
        counts.excludedByReason().forEach((reason, n) -> words.add("excluded " + reason + " " + n));
        counts.missingByReason().forEach((reason, n) -> {
            if (!reason.equals(Counts.NOT_RUN)) words.add("missing " + reason + " " + n);
        });
        Collections.sort(words);
        return words;
    }

    /** Before the model ever answered, while it is listed, and after it was withdrawn: everything that can happen, once each. */
    private static List<Observation> runs() {
        var runs = new ArrayList<Observation>();
        for (var from : List.of(START, START.plus(Duration.ofHours(1)), LAST_LISTED.plus(Duration.ofHours(1)))) {
            var slot = from;
            for (var kind : FailureKind.values()) {
                runs.add(run(slot, new ProbeOutcome.Failed(kind, "as told"), Phases.NONE, Set.of()));
                slot = slot.plusSeconds(10);
            }
            for (var outcome : others()) {
                runs.add(run(slot, outcome, Phases.NONE.with(Phase.TTFT, 100_000), Set.of()));
                slot = slot.plusSeconds(10);
            }
            for (var flag : Flag.values()) {
                runs.add(run(slot, new ProbeOutcome.Answered(), Phases.NONE.with(Phase.TTFT, 900_000).with(Phase.TOTAL, 2_000_000), Set.of(flag)));
                slot = slot.plusSeconds(10);
            }
            runs.add(run(slot, new ProbeOutcome.Answered(), Phases.NONE.with(Phase.TTFT, 700_000).with(Phase.TOTAL, 900_000), Set.of(Flag.values())));
            runs.add(run(slot.plusSeconds(10), new ProbeOutcome.Answered(), Phases.NONE, Set.of()));
        }
        return runs;
    }

    /** What the other vantage saw three quarters of a minute later: of some rounds something else, and first. */
    private static Observation there(Observation o) {
        var slot = o.scheduledAt().plusSeconds(45);
        return new Observation(THERE, slot, slot, o.outcome(), o.phases(), o.tokens(), o.reply(), o.flags(), o.cost(), o.probeVersion(), false);
    }

    private static List<ProbeOutcome> others() {
        var all = new ArrayList<ProbeOutcome>(List.of(new ProbeOutcome.Answered()));
        for (var cause : ProbeOutcome.Cause.values()) all.add(new ProbeOutcome.Local(cause, ""));
        for (var deadline : ProbeOutcome.Deadline.values()) all.add(new ProbeOutcome.TimedOut(deadline, Duration.ofSeconds(20), "no end in time"));
        return all;
    }

    private static Observation run(Instant slot, ProbeOutcome outcome, Phases phases, Set<Flag> flags) {
        return new Observation(SERIES, slot, slot, outcome, phases, Tokens.NONE, Reply.NONE, flags, Cost.UNKNOWN, "v1", false);
    }

    /** A few minutes of the second hour do not count. */
    private static Contract contract(Set<Fault> counted) {
        return contract(counted, new Viewpoint.EachVantage());
    }

    private static Contract contract(Set<Fault> counted, Viewpoint viewpoint) {
        var c = October.contract();
        var announced = new Exclusion("m-1", 1, new Span(START.plusSeconds(3_630), START.plusSeconds(3_700)), Exclusion.Kind.MAINTENANCE,
                Exclusion.Standing.STANDS, "ops", "announced", START);
        var counting = new Counting(new CountingPolicy(counted), 0, viewpoint, new Exclusions(List.of(announced)));
        var rules = new ArrayList<Rule>(List.of(new Rule.Uptime("uptime", new Objective(999_000))));
        for (var of : Rule.Of.values()) {
            for (var failures : Rule.Failures.values()) {
                rules.add(new Rule.Latency(of + "-" + failures, Percentile.P99, of, Duration.ofMillis(800), failures, 100));
            }
        }
        return new Contract(c.id(), c.title(), c.term(), rules, counting, c.fee(), c.credit(), c.claim(), c.source());
    }
}
