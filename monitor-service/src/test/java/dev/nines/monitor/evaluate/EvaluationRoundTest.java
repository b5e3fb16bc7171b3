package dev.nines.monitor.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.nines.monitor.alert.Messages;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.evaluate.Publication.StatementText;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateLog;
import dev.nines.sla.store.StatementArchive;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationRoundTest {
    private static final Instant MONTH_END = PeriodReviewTest.OCTOBER.to();
    private static final Instant SEPTEMBER = PeriodReviewTest.OCTOBER.previous().from();
    private final Archive archive = new Archive();
    private final Log log = new Log();

    @Test
    void a_month_is_judged_when_its_grace_is_over_and_its_breach_is_told() {
        assertThat(round(MONTH_END.plus(EvaluationRound.GRACE)).run("test")).hasSize(1);
        assertThat(log.sent).extracting(Message::type).containsExactly("sla.breach.found", "statement.ready");
    }

    @Test
    void until_the_grace_is_over_the_month_before_is_the_newest_that_is_judged() {
        assertThat(round(MONTH_END.plus(EvaluationRound.GRACE).minusSeconds(1), SEPTEMBER).run("test"))
                .extracting(s -> s.period().label()).containsExactly("2026-09");
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
        var settled = MONTH_END.plus(later).plus(EvaluationRound.GRACE);

        assertThat(round(settled.minusSeconds(1), contract).run("test")).isEmpty();
        assertThat(round(settled, contract).run("test")).extracting(s -> s.period().label()).containsExactly("2026-10");
    }

    @Test
    void months_that_ended_while_the_monitor_was_off_are_judged_when_it_is_back() {
        assertThat(round(Instant.parse("2026-12-05T00:00:00Z"), SEPTEMBER).run("test"))
                .extracting(s -> s.period().label()).containsExactly("2026-09", "2026-10", "2026-11");
    }

    @Test
    void a_second_round_and_a_restart_send_nothing_again() {
        var first = round(MONTH_END.plus(Duration.ofDays(1)));
        first.run("test");
        first.run("test");
        round(MONTH_END.plus(Duration.ofDays(2))).run("test");

        assertThat(log.sent).hasSize(2);
        assertThat(archive.kept).hasSize(1);
    }

    @Test
    void a_round_that_died_before_it_told_of_the_statement_is_ended_by_the_next() {
        log.refuse = StateChange.StatementWritten.class;
        var later = round(MONTH_END.plus(Duration.ofDays(1)));
        assertThat(catchThrowable(() -> later.run("test"))).hasMessage("away");

        log.refuse = Void.class;
        later.run("test");

        assertThat(log.sent).extracting(Message::type).containsExactly("sla.breach.found", "statement.ready");
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

    private EvaluationRound round(Instant now, Contract contract) {
        var receiver = new ReceiverSettings("ops", new Secret("http://127.0.0.1/"), Secret.NONE, List.of("*"));
        var publication = new Publication(log, archive, new Messages(List.of(receiver)), new Text());
        var settings =
                new ContractSettings(contract, new ContractSettings.Tier("pro"), new ContractSettings.AllBut(List.of()));
        return new EvaluationRound(List.of(settings), () -> List.of(PeriodReviewTest.SERIES),
                PeriodReviewTest.reviewer(PeriodReviewTest.outageOf(50)), publication, InstantSource.fixed(now));
    }

    private static final class Text implements StatementText {
        @Override
        public String document(Statement statement) {
            return "{\"word\":\"" + statement.word() + "\"}";
        }

        @Override
        public String evidence(Statement statement, Statement.Line line) {
            return "{\"bad\":" + line.verdict().evidence().counts().bad() + "}";
        }
    }

    private static final class Log implements StateLog {
        final List<Message> sent = new ArrayList<>();
        final Set<String> keys = new HashSet<>();
        Class<?> refuse = Void.class;

        @Override
        public Recorded record(StateChange change, List<Message> messages) {
            if (refuse.isInstance(change)) throw new IllegalStateException("away");
            if (!keys.add(change.key())) return Recorded.ALREADY_KNOWN;
            sent.addAll(messages);
            return Recorded.NEW;
        }
    }

    private static final class Archive implements StatementArchive {
        final List<Archived> kept = new ArrayList<>();

        @Override
        public Archived keep(String contract, String period, Instant writtenAt, String json) {
            kept.add(new Archived(contract, period, kept.size() + 1, writtenAt, json));
            return kept.getLast();
        }

        @Override
        public Optional<Archived> newest(String contract, String period) {
            return kept.stream().filter(a -> a.contract().equals(contract) && a.period().equals(period))
                    .reduce((a, b) -> b);
        }

        @Override
        public List<Archived> all() {
            return kept;
        }
    }
}
