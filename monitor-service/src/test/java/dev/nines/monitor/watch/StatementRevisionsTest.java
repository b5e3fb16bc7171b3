package dev.nines.monitor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.seal.DayRows;
import dev.nines.db.seal.DaySeals;
import dev.nines.db.seal.FailureRows;
import dev.nines.db.seal.SealKeys;
import dev.nines.db.state.Remarks;
import dev.nines.db.retention.Quarantine;
import dev.nines.monitor.alert.Messages;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.StatementSettings;
import dev.nines.monitor.evaluate.EvaluationRound;
import dev.nines.monitor.evaluate.PeriodReview;
import dev.nines.monitor.evaluate.Publication;
import dev.nines.monitor.keep.StoredRows;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.monitor.seal.SealKey;
import dev.nines.monitor.seal.SealOffice;
import dev.nines.monitor.seal.verify.Verification;
import dev.nines.monitor.seal.verify.Verification.Line;
import dev.nines.monitor.seal.verify.Verification.Order;
import dev.nines.monitor.seal.verify.Verification.Outcome;
import dev.nines.monitor.statement.October;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.copy.Extent;
import dev.nines.monitor.statement.copy.StatementCopies;
import dev.nines.monitor.statement.copy.StatementCopy;
import dev.nines.monitor.statement.copy.StatementSource;
import dev.nines.monitor.statement.part.Attachment;
import dev.nines.monitor.statement.revise.Packing;
import dev.nines.monitor.statement.revise.Revision;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.store.StatementArchive.Archived;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From runs in PostgreSQL to a statement, its files and its seal, and to the next revision. */
class StatementRevisionsTest {
    private static final Series SERIES = new Series(new Target("sim", "chat", "Pro/m"), "pro", "here");
    private static final Instant OUTAGE = Instant.parse("2026-10-10T08:00:00Z");
    /** Zurich's October ends an hour before that of UTC, whose last day is sealed when it is over. */
    private static final Instant SEALED = Instant.parse("2026-11-01T00:05:00Z");
    private static final Instant LATER = Instant.parse("2026-11-02T00:00:00Z");

    @TempDir
    private Path folder;

    private final TestPostgres database = new TestPostgres();

    @Test
    void a_statement_comes_with_its_roots_its_failures_and_a_seal_when_its_days_are_sealed() {
        try (var stores = Stores.open(database, folder)) {
            stores.observations().append(runs(50));

            assertThat(round(stores, SEALED.minusSeconds(1)).run("nines 1")).isEmpty();
            assertThat(round(stores, SEALED).run("nines 1")).hasSize(1);

            var first = newest(stores);
            var attached = StatementJson.read(first.json()).attachments();
            assertThat(attached).extracting(Attachment::name).containsExactly("failures.csv", "roots.csv");
            assertThat(attached.getFirst().rows()).isEqualTo(50);
            for (var attachment : attached) assertThat(Revision.sha256(text(stores, first, attachment.name()))).isEqualTo(attachment.sha256());
            assertThat(text(stores, first, "failures.csv").lines()).hasSize(51).last().asString().startsWith("2026-10-10T08:49:00.000000Z,sim/chat/Pro/m@here,");
            assertThat(text(stores, first, "seal.json")).contains(Revision.sha256(first.json()));
            assertThat(text(stores, first, "public-key.pem")).contains("BEGIN PUBLIC KEY");
        }
    }

    @Test
    void a_late_run_makes_one_more_revision_and_the_first_stays() {
        try (var stores = Stores.open(database, folder)) {
            stores.observations().append(runs(50));
            round(stores, LATER).run("nines 1");
            var first = newest(stores);
            assertThat(round(stores, LATER.plusSeconds(60)).run("nines 1")).isEmpty();

            stores.observations().append(List.of(run(OUTAGE.plusSeconds(30), 1)));
            assertThat(round(stores, LATER.plusSeconds(120)).run("nines 1")).extracting(Archived::revision).containsExactly(2);

            var issue = StatementJson.read(newest(stores).json()).issue();
            assertThat(issue.changes()).contains("1 run arrived after revision 1 was written.");
            assertThat(issue.replaces()).isEqualTo(Revision.sha256(first.json()));
            assertThat(stores.statements().revision("pro-channel", "2026-10", 1)).hasValue(first);
            assertThat(round(stores, LATER.plusSeconds(180)).run("nines 1")).isEmpty();
        }
    }

    /** The rows are drawn as they are when somebody asks, the roots are those that the statement rests on. */
    @Test
    void a_dump_that_is_drawn_after_a_run_came_late_says_which_days_were_sealed_anew() throws IOException {
        try (var stores = Stores.open(database, folder)) {
            stores.observations().append(runs(50));
            round(stores, LATER).run("nines 1");
            assertThat(verified(stores, 1).problems()).isEmpty();

            stores.observations().append(List.of(run(OUTAGE.plusSeconds(30), 1)));
            var found = verified(stores, 1);
            round(stores, LATER.plusSeconds(120)).run("nines 1");

            assertThat(found.problems()).isEmpty();
            assertThat(found.rows()).isEqualTo(601);
            assertThat(found.notes()).extracting(Line::what).containsExactly("sim/chat/Pro/m@here on 2026-10-10 was sealed anew as revision 2,"
                    + " after this statement was written: its rows are the 601 of that revision, the statement rests on the 600 of revision 1");
            assertThat(verified(stores, 2)).returns(List.of(), Outcome::problems).returns(List.of(), Outcome::notes);
        }
    }

    /** Whenever it comes: before the roots are read, between roots and rows, after the rows. */
    @Test
    void a_dump_during_which_runs_arrive_is_whole() throws IOException {
        try (var stores = Stores.open(database, folder)) {
            stores.observations().append(runs(50));
            round(stores, LATER).run("nines 1");

            var zip = Files.newOutputStream(folder.resolve("statement.zip"));
            var late = new AtomicInteger();
            copy(stores, 1).content().to(new FilterOutputStream(zip) {
                @Override
                public void flush() { // each file ends so
                    stores.observations().append(List.of(run(OUTAGE.plusSeconds(30 + 60L * late.getAndIncrement()), 1)));
                }
            });
            zip.close();

            assertThat(late.get()).isGreaterThan(10);
            var found = Verification.of(new Order(folder.resolve("statement.zip"), Optional.empty(), List.of(key.open())));
            assertThat(found.problems()).isEmpty();
            assertThat(found.rows()).isBetween(605L, 599L + late.get());
            assertThat(found.notes()).extracting(Line::what).singleElement().asString().contains("on 2026-10-10 was sealed anew as revision ");
        }
    }

    private Outcome verified(Stores stores, int revision) throws IOException {
        var zip = Files.write(folder.resolve("statement.zip"), copy(stores, revision).bytes());
        return Verification.of(new Order(zip, Optional.empty(), List.of(key.open())));
    }

    private StatementCopy copy(Stores stores, int revision) {
        var sealing = new StoredZipSealing(seals(stores, InstantSource.fixed(LATER)), new DayRows(database, stores.series()), stores.series());
        var source = new StatementSource.Final(stores.statements().revision("pro-channel", "2026-10", revision).orElseThrow());
        return new StatementCopies(stores.statements(), sealing).find(source, StatementCopies.ZIP, Extent.EVERY_OBSERVATION).orElseThrow();
    }

    private SealOffice seals(Stores stores, InstantSource clock) {
        return new SealOffice(key, new DaySeals(database, stores.series()), new SealKeys(database), clock);
    }

    private static Archived newest(Stores stores) {
        return stores.statements().newest("pro-channel", "2026-10").orElseThrow();
    }

    private static String text(Stores stores, Archived a, String name) {
        return Packing.text(stores.statements().enclosure(a.contract(), a.period(), a.revision(), name).orElseThrow());
    }

    private EvaluationRound round(Stores stores, Instant now) {
        var clock = InstantSource.fixed(now);
        var seals = seals(stores, clock);
        var statements = stores.statements();
        var beside = new WrittenStatement.Sources(new FailureRows(database, stores.series()), statements, new Remarks(database));
        var text = new WrittenStatement(Origin.MEASURED, seals, beside);
        var ports = new EvaluationRound.Ports(new PeriodReview(KeptRuns.in(stores), new IncidentTracker(new IncidentPolicy(3, 3))),
                new Publication(statements, new Messages(List.of()), text), statements, statements,
                new StoredRows(new Quarantine(database, stores.series())), new StoredSigns(seals, new Remarks(database), Origin.MEASURED), clock);
        var contract = new ContractSettings(October.contract(), new ContractSettings.Tier("pro"), new ContractSettings.AllBut(List.of()));
        return new EvaluationRound(new EvaluationRound.Terms(List.of(contract), StatementSettings.USUAL), () -> List.copyOf(stores.series().all()), ports);
    }

    private final SealKey key = SealKey.read(SealKey.fresh());

    /** A day's runs, a minute apart, of which so many failed. */
    private static List<Observation> runs(int failed) {
        var runs = new ArrayList<Observation>();
        for (int minute = 0; minute < 600; minute++) runs.add(run(OUTAGE.plus(Duration.ofMinutes(minute)), minute < failed ? 1 : 0));
        return runs;
    }

    private static Observation run(Instant slot, int failed) {
        var outcome = failed > 0 ? new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, "503") : new ProbeOutcome.Answered();
        var phases = failed > 0 ? Phases.NONE : Phases.NONE.with(Phase.TTFT, 150_000).with(Phase.TOTAL, 380_000);
        return new Observation(SERIES, slot, slot.plusNanos(40_000), outcome, phases, Tokens.NONE, new Reply(failed > 0 ? 503 : 200, Map.of()), Set.of(),
                Cost.UNKNOWN, "chat-1", false);
    }
}
