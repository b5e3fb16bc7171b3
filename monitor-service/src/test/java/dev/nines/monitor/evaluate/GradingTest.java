package dev.nines.monitor.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.question.NotFoundCounts.Before;
import dev.nines.db.question.NotFoundCounts.Circumstance;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Fault;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GradingTest {
    private static final Instant SLOT = Instant.parse("2026-10-05T12:00:00Z");
    private static final Series SERIES = new Series(new Target("gw", "chat", "Pro/model"), "pro", "zurich");
    private static final CountingPolicy EVERYTHING = new CountingPolicy(Set.of(Fault.values()));

    @ParameterizedTest(name = "{0} by the usual contract, by one that counts everything")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            kind,            provider only, everything
            SERVER_ERROR,    Bad,           Bad
            TRUNCATED,       Bad,           Bad
            MALFORMED,       Bad,           Bad
            EMPTY,           Bad,           Bad
            CONNECT,         Bad,           Bad
            MODEL_NOT_FOUND, Excluded,      Bad
            RATE_LIMITED,    Excluded,      Bad
            QUOTA,           Excluded,      Bad
            AUTH,            Excluded,      Bad
            BAD_REQUEST,     Excluded,      Bad
            """)
    void a_failure_is_downtime_where_the_contract_counts_its_fault(FailureKind kind, String usual, String strict) {
        var failed = observation(new ProbeOutcome.Failed(kind, "said so"), Phases.NONE);

        assertThat(word(Grading.forUptime(failed, CountingPolicy.PROVIDER_ONLY, Gone.WHILE_OFFERED))).isEqualTo(usual);
        assertThat(word(Grading.forUptime(failed, EVERYTHING, Gone.WHILE_OFFERED))).isEqualTo(strict);
    }

    @Test
    void a_timeout_counts_as_at_least_its_limit() {
        var late = new ProbeOutcome.TimedOut(ProbeOutcome.Deadline.TOTAL, Duration.ofSeconds(30), "no end after 30 s");

        assertThat(Grading.forLatency(observation(late, Phases.NONE), CountingPolicy.PROVIDER_ONLY, Gone.WHILE_OFFERED, Rule.Of.TOTAL))
                .isEqualTo(new Sample.Bad(SLOT, "TIMEOUT", new AtLeast(30_000_000)));
    }

    @Test
    void a_first_token_before_a_failure_does_not_flatter_the_percentile() {
        var phases = Phases.NONE.with(Phase.TTFT, 90_000);
        var cut = observation(new ProbeOutcome.Failed(FailureKind.TRUNCATED, "cut after 3 events"), phases);

        assertThat(Grading.forLatency(cut, CountingPolicy.PROVIDER_ONLY, Gone.WHILE_OFFERED, Rule.Of.FIRST_TOKEN))
                .isEqualTo(new Sample.Bad(SLOT, "TRUNCATED", new Never()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        flag,               first token,     total
        MONITOR_DELAYED,    MONITOR_DELAYED, MONITOR_DELAYED
        CACHE_HIT,          CACHE_HIT,       CACHE_HIT
        BUFFERED_STREAM,    BUFFERED_STREAM, Good
        PROMPT_CACHED,      Good,            Good
        WRONG_ANSWER,       Good,            Good
        RETRIED_CONNECTION, Good,            Good
        """)
    void an_answer_that_a_flag_spoils_is_up_and_its_latency_is_nobodys(Flag flag, String firstToken, String total) {
        var answered = flagged(observation(new ProbeOutcome.Answered(),
                Phases.NONE.with(Phase.TTFT, 250_000).with(Phase.TOTAL, 900_000)), flag);

        assertThat(word(Grading.forUptime(answered, CountingPolicy.PROVIDER_ONLY, Gone.WHILE_OFFERED))).isEqualTo("Good");
        assertThat(reason(answered, Rule.Of.FIRST_TOKEN)).isEqualTo(firstToken);
        assertThat(reason(answered, Rule.Of.TOTAL)).isEqualTo(total);
    }

    @Test
    void a_flag_does_not_excuse_a_failure() {
        var failed = flagged(observation(new ProbeOutcome.Failed(FailureKind.TRUNCATED, "cut"), Phases.NONE), Flag.CACHE_HIT);

        assertThat(Grading.forLatency(failed, CountingPolicy.PROVIDER_ONLY, Gone.WHILE_OFFERED, Rule.Of.TOTAL))
                .isEqualTo(new Sample.Bad(SLOT, "TRUNCATED", new Never()));
    }

    private static Observation flagged(Observation o, Flag flag) {
        return new Observation(o.series(), o.scheduledAt(), o.sentAt(), o.outcome(), o.phases(), o.tokens(), o.reply(),
                Set.of(flag), o.cost(), o.probeVersion(), o.simulated());
    }

    private static String reason(Observation o, Rule.Of of) {
        var sample = Grading.forLatency(o, CountingPolicy.PROVIDER_ONLY, Gone.WHILE_OFFERED, of);
        return sample instanceof Sample.Excluded excluded ? excluded.reason() : word(sample);
    }

    @Test
    void an_answer_is_measured_by_the_phase_that_the_rule_names() {
        var answered = observation(new ProbeOutcome.Answered(),
                Phases.NONE.with(Phase.TTFT, 250_000).with(Phase.TOTAL, 900_000));

        assertThat(Grading.forLatency(answered, CountingPolicy.PROVIDER_ONLY, Gone.WHILE_OFFERED, Rule.Of.FIRST_TOKEN))
                .isEqualTo(new Sample.Good(SLOT, "OK", new Measured(250_000)));
        assertThat(Grading.forLatency(answered, CountingPolicy.PROVIDER_ONLY, Gone.WHILE_OFFERED, Rule.Of.TOTAL))
                .isEqualTo(new Sample.Good(SLOT, "OK", new Measured(900_000)));
    }

    @Test
    void an_answer_whose_first_token_could_not_be_seen_is_excluded_from_latency_but_up() {
        var unseen = observation(new ProbeOutcome.Answered(), Phases.NONE.with(Phase.TOTAL, 900_000));

        assertThat(Grading.forLatency(unseen, CountingPolicy.PROVIDER_ONLY, Gone.WHILE_OFFERED, Rule.Of.FIRST_TOKEN))
                .isEqualTo(new Sample.Excluded(SLOT, "NOT_OBSERVED"));
        assertThat(word(Grading.forUptime(unseen, CountingPolicy.PROVIDER_ONLY, Gone.WHILE_OFFERED))).isEqualTo("Good");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ProbeOutcome.Cause.class)
    void our_own_trouble_is_missing_whatever_the_contract_counts(ProbeOutcome.Cause cause) {
        var local = observation(new ProbeOutcome.Local(cause, ""), Phases.NONE);

        assertThat(Grading.forUptime(local, EVERYTHING, Gone.WHILE_OFFERED)).isEqualTo(new Sample.Missing(SLOT, cause.name()));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FailureKind.class)
    void a_sum_by_class_counts_as_its_single_observations_do(FailureKind kind) {
        var failed = observation(new ProbeOutcome.Failed(kind, ""), Phases.NONE);

        for (var policy : new CountingPolicy[] {CountingPolicy.PROVIDER_ONLY, EVERYTHING}) {
            assertThat(Grading.counted(kind.observationClass(), policy, Gone.WHILE_OFFERED).name())
                    .isEqualToIgnoringCase(word(Grading.forUptime(failed, policy, Gone.WHILE_OFFERED)));
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            not found,      contract counts, sample,   reason
            WHILE_OFFERED,  everything,      Bad,      MODEL_NOT_FOUND
            WHILE_OFFERED,  provider only,   Excluded, MODEL_NOT_FOUND
            WHILE_OFFERED,  our own,         Bad,      MODEL_NOT_FOUND
            RETIRED,        everything,      Excluded, RETIRED
            RETIRED,        provider only,   Excluded, RETIRED
            NEVER_ANSWERED, everything,      Excluded, NEVER_ANSWERED
            NEVER_ANSWERED, our own,         Excluded, NEVER_ANSWERED
            """)
    void a_model_that_is_not_found_is_down_only_while_it_is_offered_and_where_the_contract_counts_it(
            Gone gone, String policy, String sample, String reason) {
        var counting = switch (policy) {
            case "everything" -> EVERYTHING;
            case "our own" -> Grading.OUR_OWN;
            default -> CountingPolicy.PROVIDER_ONLY;
        };
        var notFound = observation(new ProbeOutcome.Failed(FailureKind.MODEL_NOT_FOUND, "404"), Phases.NONE);

        for (var graded : new Sample[] {Grading.forUptime(notFound, counting, gone),
                Grading.forLatency(notFound, counting, gone, Rule.Of.TOTAL)}) {
            assertThat(word(graded)).isEqualTo(sample);
            assertThat(graded.reason()).isEqualTo(reason);
        }
        assertThat(Grading.counted(ObservationClass.MODEL_NOT_FOUND, counting, gone).name()).isEqualToIgnoringCase(sample);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({"LISTED, ANSWERED, WHILE_OFFERED", "LISTED, SILENT, NEVER_ANSWERED", "WITHDRAWN, ANSWERED, RETIRED",
        "WITHDRAWN, SILENT, RETIRED", "NOTHING, ANSWERED, WHILE_OFFERED", "NOTHING, SILENT, NEVER_ANSWERED"})
    void what_the_list_says_and_whether_it_answered_decide_whose_matter_it_is(Listing.Said said, Before before, Gone gone) {
        assertThat(Gone.of(new Circumstance(said, before))).isEqualTo(gone);
    }

    private static String word(Sample sample) {
        return sample.getClass().getSimpleName();
    }

    private static Observation observation(ProbeOutcome outcome, Phases phases) {
        return new Observation(SERIES, SLOT, SLOT, outcome, phases, Tokens.NONE, Reply.NONE, Set.of(), Cost.UNKNOWN,
                "v1", false);
    }
}
