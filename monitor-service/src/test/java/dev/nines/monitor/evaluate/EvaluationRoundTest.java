package dev.nines.monitor.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.nines.monitor.alert.Messages;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.StatementSettings;
import dev.nines.monitor.evaluate.EvaluationRound.Outcome;
import dev.nines.monitor.evaluate.Publication.Draft;
import dev.nines.monitor.evaluate.Publication.StatementText;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.part.Issue;
import dev.nines.monitor.statement.revise.Revision;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Series;
import dev.nines.sla.Ratio;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.exclusion.Exclusion;
import dev.nines.sla.exclusion.Exclusions;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.store.Enclosure;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StatementArchive.Archived;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationRoundTest {
    private static final Instant MONTH_END = PeriodReviewTest.OCTOBER.to();
    private static final Instant SEPTEMBER = PeriodReviewTest.OCTOBER.previous().from();
    private static final Duration GRACE = StatementSettings.USUAL.grace();
    private static final Instant DAY_AFTER = MONTH_END.plus(Duration.ofDays(1));

    private final StatementsInMemory archive = new StatementsInMemory();
    private final Signed signs = new Signed();
    private ObservationHistory runs = PeriodReviewTest.outageOf(50);
    private Instant rawFrom = Instant.MIN;


    @Test
    void a_month_is_judged_when_its_grace_is_over_and_its_breach_is_told() {
        assertThat(round(MONTH_END.plus(GRACE)).run("test")).hasSize(1);
        assertThat(archive.sent).extracting(Message::type).containsExactly("sla.breach.found", "statement.ready");
    }

    @Test
    void until_the_grace_is_over_the_month_before_is_the_newest_that_is_judged() {
        assertThat(round(MONTH_END.plus(GRACE).minusSeconds(1), SEPTEMBER).run("test"))
                .extracting(Archived::period).containsExactly("2026-09");
    }

    @ParameterizedTest(name = "runs of {0} that silence {1}: judged {2} and the grace after the month''s end")
    @CsvSource(textBlock = """
        10, ENDS_RUN, PT10M
        10, BRIDGED,  PT24H
        """)
    void a_month_whose_last_minutes_may_begin_a_longer_outage_is_judged_when_that_is_known(int inARow, Gap silence, Duration later) {
        var minutes = new Measure.DowntimeMinutes(new DownMinute(new Ratio(50, 100), 1),
                new Measure.Run(inARow, RunScope.ACROSS_PERIODS, silence, Gap.ENDS_RUN),
                new Measure.Total(ExcludedTime.KEPT, Denominator.ACTIVE_PART));
        var contract = withRule(new Rule.Uptime("minutes", new Objective(999_000), minutes));
        var settled = MONTH_END.plus(later).plus(GRACE);

        assertThat(round(settled.minusSeconds(1), contract).run("test")).isEmpty();
        assertThat(round(settled, contract).run("test")).extracting(Archived::period).containsExactly("2026-10");
    }

    @Test
    void months_that_ended_while_the_monitor_was_off_are_judged_when_it_is_back() {
        assertThat(round(Instant.parse("2026-12-05T00:00:00Z"), SEPTEMBER).run("test"))
                .extracting(Archived::period).containsExactly("2026-09", "2026-10", "2026-11");
    }

    @Test
    void a_second_round_and_a_restart_send_nothing_again() {
        var first = round(MONTH_END.plus(Duration.ofDays(1)));
        first.run("test");
        first.run("test");
        round(MONTH_END.plus(Duration.ofDays(2))).run("test");

        assertThat(archive.sent).hasSize(2);
        assertThat(archive.kept).hasSize(1);
    }

    @Test
    void a_round_that_died_left_nothing_and_the_next_does_all_of_it() {
        archive.dies = true;
        assertThat(catchThrowable(() -> round(DAY_AFTER).run("test"))).hasMessage("killed");
        assertThat(archive.kept).isEmpty();
        assertThat(archive.sent).isEmpty();

        archive.dies = false;
        round(DAY_AFTER).run("test");

        assertThat(archive.sent).extracting(Message::type).containsExactly("sla.breach.found", "statement.ready");
    }

    @Test
    void late_runs_make_a_second_revision_that_says_what_changed_and_tells_no_breach_twice() {
        round(DAY_AFTER).run("test");
        runs = PeriodReviewTest.outageOf(60);
        signs.rows = "other";

        var revisions = round(DAY_AFTER.plusSeconds(3600)).run("test");

        assertThat(revisions).extracting(Archived::revision).containsExactly(2);
        var issue = issue(archive.kept.getLast());
        assertThat(issue.replaces()).isEqualTo(Revision.sha256(archive.kept.getFirst().json()));
        assertThat(issue.changes()).anyMatch(s -> s.startsWith("uptime of gw/chat/Pro/m@here: BREACHED, ") && s.contains("; before, BREACHED, "));
        assertThat(archive.sent).extracting(Message::type).containsExactly("sla.breach.found", "statement.ready", "statement.ready");
        assertThat(archive.sent.getLast().body()).contains("\"revision\":2", "\"changes\":[");
    }

    @Test
    void a_correction_that_finds_a_breach_tells_it() {
        runs = PeriodReviewTest.outageOf(0);
        round(DAY_AFTER).run("test");
        runs = PeriodReviewTest.outageOf(50);
        signs.rows = "other";

        round(DAY_AFTER.plusSeconds(3600)).run("test");

        assertThat(archive.sent).extracting(Message::type).containsExactly("statement.ready", "sla.breach.found", "statement.ready");
        assertThat(issue(archive.kept.getLast()).changes()).contains("The verdict is BREACHED; before, MET.", "The credit is 250.00 USD; before, 0.00 USD.");
    }

    @Test
    void an_exclusion_that_is_added_by_a_reload_is_said_with_its_version_its_author_and_its_reason() {
        round(DAY_AFTER).run("test");
        var outage = new Span(Instant.parse("2026-10-10T08:00:00Z"), Instant.parse("2026-10-10T09:00:00Z"));
        var exclusion = new Exclusion("work", 1, outage, Exclusion.Kind.MAINTENANCE, Exclusion.Standing.STANDS, "ann", "notice 17", MONTH_END);

        round(DAY_AFTER.plusSeconds(60), excluding(exclusion)).run("test");

        assertThat(archive.kept).hasSize(2);
        assertThat(issue(archive.kept.getLast()).changes())
                .contains("Exclusion work, version 1, by ann counts now: notice 17 (maintenance, 2026-10-10T08:00:00Z to 2026-10-10T09:00:00Z).",
                        "The verdict is MET; before, BREACHED.");
    }

    @Test
    void a_node_that_has_not_read_the_newer_configuration_does_not_take_it_back() {
        var outdated = round(DAY_AFTER);
        outdated.run("test");
        round(DAY_AFTER.plusSeconds(60), excluding(new Exclusion("work", 1, PeriodReviewTest.OCTOBER.span(), Exclusion.Kind.OTHER,
                Exclusion.Standing.STANDS, "ann", "all of it", MONTH_END))).run("test");
        assertThat(archive.kept).hasSize(2);

        signs.rows = "other";
        round(DAY_AFTER.minusSeconds(60)).run("test");

        assertThat(archive.kept).hasSize(2);
    }

    @Test
    void other_signs_of_the_same_content_make_no_revision_and_are_not_asked_about_again() {
        round(DAY_AFTER).run("test");
        signs.rows = "the same runs in other words";
        round(DAY_AFTER.plusSeconds(60)).run("test");
        runs = PeriodReviewTest.outageOf(60); // would be found if it were judged again
        round(DAY_AFTER.plusSeconds(120)).run("test");

        assertThat(archive.kept).hasSize(1);
    }

    @Test
    void another_version_of_the_software_is_no_reason_to_judge_again() {
        round(DAY_AFTER).run("nines 1");
        runs = PeriodReviewTest.outageOf(60);

        round(DAY_AFTER.plusSeconds(60), excluding()).run("nines 2");

        assertThat(archive.kept).hasSize(1);
    }

    @Test
    void a_statement_of_an_earlier_version_of_which_nobody_knows_by_what_it_was_judged_stands() {
        round(DAY_AFTER).run("test");
        archive.inputs.clear();
        runs = PeriodReviewTest.outageOf(60);
        round(DAY_AFTER.plusSeconds(60)).run("test");
        assertThat(archive.kept).hasSize(1);

        signs.rows = "other";
        round(DAY_AFTER.plusSeconds(120)).run("test");
        assertThat(archive.kept).hasSize(2);
    }

    @Test
    void a_period_of_which_runs_were_dropped_is_not_judged_again_and_it_is_said_why() {
        round(DAY_AFTER).run("test");
        signs.rows = "other";
        rawFrom = Instant.parse("2026-10-05T00:00:00Z");
        var later = round(DAY_AFTER.plusSeconds(60));
        later.run("test");

        assertThat(archive.kept).hasSize(1);
        assertThat(later.notes()).hasEntrySatisfying("pro/2026-10", why -> assertThat(why).contains("dropped for their age", "stands"));
    }

    @Test
    void what_was_looked_at_a_moment_ago_is_not_asked_about_again_unless_the_clock_was_set_back() {
        round(DAY_AFTER).run("test");
        var clock = new Now(DAY_AFTER);
        var same = round(clock, PeriodReviewTest.contractSince(PeriodReviewTest.OCTOBER.from()));
        same.run("test");
        int asked = signs.asked;
        clock.now = DAY_AFTER.plus(EvaluationRound.LOOK_AGAIN).minusSeconds(1);
        same.run("test");
        assertThat(signs.asked).isEqualTo(asked);

        clock.now = DAY_AFTER.minusSeconds(1);
        same.run("test");
        assertThat(signs.asked).isGreaterThan(asked);
    }

    @Test
    void a_past_period_is_judged_on_demand_and_one_that_says_the_same_stands() {
        var round = round(DAY_AFTER, SEPTEMBER);
        assertThat(round.judge("pro", "2026-10", "test")).isInstanceOfSatisfying(Outcome.Wrote.class, w -> assertThat(w.archived().revision()).isEqualTo(1));
        assertThat(round.judge("pro", "2026-10", "test")).isInstanceOf(Outcome.Stands.class);
        runs = PeriodReviewTest.outageOf(60);
        assertThat(round.judge("pro", "2026-10", "test")).isInstanceOfSatisfying(Outcome.Wrote.class, w -> assertThat(w.archived().revision()).isEqualTo(2));
    }

    @Test
    void what_cannot_be_judged_on_demand_is_refused_with_its_reason() {
        var round = round(DAY_AFTER);
        assertThat(round.judge("pro", "2026-11", "test"))
                .isEqualTo(new Outcome.Refused("the period ends at 2026-11-30T23:00:00Z and is judged from 2026-11-30T23:02:00Z on"));
        assertThat(round.judge("pro", "2026-09", "test")).as("before the contract").isEqualTo(new Outcome.NoSuch());
        assertThat(round.judge("nobody", "2026-10", "test")).isEqualTo(new Outcome.NoSuch());
        round.judge("pro", "2026-10", "test");
        rawFrom = Instant.parse("2026-10-05T00:00:00Z");
        assertThat(round.judge("pro", "2026-10", "test")).isInstanceOfSatisfying(Outcome.Refused.class, r -> assertThat(r.why()).contains("dropped"));
    }

    /** Its statements stay where they are; what was not written yet is written once somebody configures it again. */
    @Test
    void a_contract_that_a_reload_took_out_is_judged_no_more_until_it_is_back() {
        var november = MONTH_END.plus(Duration.ofDays(40));
        round(DAY_AFTER).run("test");
        int told = archive.sent.size();
        var without = without(november);

        assertThat(without.run("test")).isEmpty();
        assertThat(without.judge("pro", "2026-10", "test")).isEqualTo(new Outcome.Refused("contract pro is not configured any more: its statements stand"));
        assertThat(without.judge("pro", "2026-11", "test")).isEqualTo(new Outcome.NoSuch());
        assertThat(archive.newest("pro", "2026-10")).isPresent();
        assertThat(archive.sent).hasSize(told);

        assertThat(round(november).run("test")).extracting(Archived::period).containsExactly("2026-11");
        assertThat(archive.newest("pro", "2026-10").orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void a_month_is_not_judged_before_its_runs_can_be_signed_for() {
        signs.settledFrom = MONTH_END.plus(Duration.ofHours(2));

        assertThat(round(MONTH_END.plus(Duration.ofHours(2)).minusSeconds(1)).run("test")).isEmpty();
        assertThat(round(MONTH_END.plus(Duration.ofHours(2))).run("test")).hasSize(1);
    }

    private EvaluationRound round(Instant now) {
        return round(now, PeriodReviewTest.OCTOBER.from());
    }

    private EvaluationRound round(Instant now, Instant activeFrom) {
        return round(now, PeriodReviewTest.contractSince(activeFrom));
    }

    private static Contract withRule(Rule rule) {
        var c = PeriodReviewTest.contractSince(PeriodReviewTest.OCTOBER.from());
        return new Contract(c.id(), c.title(), c.term(), List.of(rule), c.counting(), c.fee(), c.credit(), c.claim(), c.source());
    }

    private static Contract excluding(Exclusion... exclusions) {
        var c = PeriodReviewTest.contractSince(PeriodReviewTest.OCTOBER.from());
        var counting = new Counting(c.policy(), c.coverageFloorPerMillion(), c.counting().viewpoint(), new Exclusions(List.of(exclusions)));
        return new Contract(c.id(), c.title(), c.term(), c.rules(), counting, c.fee(), c.credit(), c.claim(), c.source());
    }

    private EvaluationRound round(Instant now, Contract contract) {
        return round(InstantSource.fixed(now), contract);
    }

    private EvaluationRound without(Instant now) {
        return round(InstantSource.fixed(now), List.of());
    }

    private EvaluationRound round(InstantSource clock, Contract contract) {
        return round(clock, List.of(new ContractSettings(contract, new ContractSettings.Tier("pro"), new ContractSettings.AllBut(List.of()))));
    }

    private EvaluationRound round(InstantSource clock, List<ContractSettings> contracts) {
        var receiver = new ReceiverSettings("ops", new Secret("http://127.0.0.1/"), Secret.NONE, List.of("*"));
        var publication = new Publication(archive, new Messages(List.of(receiver)), new Text());
        var ports = new EvaluationRound.Ports(PeriodReviewTest.reviewer((series, from, to, reader) -> runs.between(series, from, to, reader)),
                publication, archive, archive, new Rows(), signs, clock);
        return new EvaluationRound(new EvaluationRound.Terms(contracts, StatementSettings.USUAL), () -> List.of(PeriodReviewTest.SERIES), ports);
    }

    private static Issue issue(Archived archived) {
        return StatementJson.read(archived.json()).issue();
    }

    private static final class Now implements InstantSource {
        private Instant now;

        Now(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final class Rows implements KeptRows {
        @Override
        public long quarantined(Collection<Series> series, Instant from, Instant to) {
            return 0;
        }

        @Override
        public Instant rawFrom() {
            return rawFrom;
        }
    }

    private static final class Signed implements Signs {
        String rows = "";
        Instant settledFrom = Instant.MIN;
        int asked;

        @Override
        public String rows(Collection<Series> series, Span span) {
            asked++;
            return rows;
        }

        @Override
        public String remarks(Span span) {
            return "0";
        }

        @Override
        public Instant settledFrom(Instant to) {
            return settledFrom;
        }
    }

    private static final class Text implements StatementText {
        @Override
        public StatementDocument document(Statement statement) {
            return StatementDocument.of(statement, Origin.MEASURED);
        }

        @Override
        public Draft draft(Statement statement, Collection<Series> covered) {
            return new Draft(document(statement), List.of());
        }

        @Override
        public List<Enclosure> sealing(String json, Draft draft) {
            return List.of();
        }
    }
}
