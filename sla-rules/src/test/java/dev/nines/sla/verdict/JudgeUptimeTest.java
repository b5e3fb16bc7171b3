package dev.nines.sla.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.verdict.Verdict.Breached;
import dev.nines.sla.verdict.Verdict.Met;
import dev.nines.sla.verdict.Verdict.Undecided;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeUptimeTest {
    private static final Rule.Uptime UPTIME_99_9 = new Rule.Uptime("uptime", new Objective(999_000));
    private static final Period OCTOBER = new Period(YearMonth.of(2026, 10), ZoneId.of("Europe/Zurich"));
    private static final Instant AFTER_CLOSE = OCTOBER.to();

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                        good,  bad, excluded, local, verdict
        exactly at the objective,                    999,   1,   0,        0,     MET
        one failure over the budget,                 998,   2,   0,        0,     BREACHED
        our own bad key is not their downtime,       990,   0,   10,       0,     MET
        one in twenty not run by us,                 950,   0,   0,        50,    MET
        exactly at the coverage floor,               900,   0,   0,        100,   MET
        one slot below the coverage floor,           899,   0,   0,        101,   UNDECIDED LOW_COVERAGE
        half the month unobserved,                   500,   0,   0,        0,     UNDECIDED LOW_COVERAGE
        low coverage hides a breach too,             0,     500, 0,        0,     UNDECIDED LOW_COVERAGE
        the monitor was off all month,               0,     0,   0,        0,     UNDECIDED NO_DATA
        nothing but our own refusals,                0,     0,   1000,     0,     UNDECIDED NO_DATA
        down all month,                              0,     1000,0,        0,     BREACHED
        """)
    void uptime_of_99_9_percent_over_1000_slots_at_a_floor_of_90_percent(
            String name, int good, int bad, int excluded, int local, String verdict) {
        var tally = new Tally();
        SamplesOf.into(tally::add).good(good, 1_000).bad(bad).excluded(excluded).missing(local);

        assertThat(words(judge(tally, 1_000))).as(name).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{1} bad of {0}: {2}")
    @CsvSource(textBlock = """
        43200, 43, MET
        43200, 44, BREACHED
         8640,  8, MET
         8640,  9, BREACHED
        40320, 40, MET
        40320, 41, BREACHED
        41760, 41, MET
        41760, 42, BREACHED
        44640, 44, MET
        44640, 45, BREACHED
        """)
    void the_budget_of_99_9_percent_in_probes(int slots, int bad, String word) {
        assertThat(judge(SamplesOf.uptime(slots - bad, bad), slots).word()).isEqualTo(word);
    }

    @Test
    void an_open_period_decides_nothing() {
        var basis = new Basis(OCTOBER, 10, 900_000, AFTER_CLOSE.minusNanos(1));

        var verdict = Judge.judge(UPTIME_99_9, SamplesOf.uptime(0, 10), basis);

        assertThat(words(verdict)).isEqualTo("UNDECIDED PERIOD_OPEN");
        assertThat(verdict.evidence().counts().bad()).isEqualTo(10);
    }

    @Test
    void a_gap_leaves_the_measured_share_between_two_bounds() {
        var evidence = judge(SamplesOf.uptime(39_161, 39), 43_200).evidence();

        assertThat(evidence.attained()).contains(new Fraction(39_161, 39_200));
        assertThat(evidence.counts().bestCase()).contains(new Ratio(43_161, 43_200));
        assertThat(evidence.counts().worstCase()).contains(new Ratio(39_161, 43_200));
        assertThat(evidence.coverage().missing()).isEqualTo(4_000);
    }

    @ParameterizedTest(name = "floor of {0} millionths: {1}")
    @CsvSource(textBlock = """
        950000, UNDECIDED LOW_COVERAGE
        907408, UNDECIDED LOW_COVERAGE
        907407, MET
        900000, MET
        """)
    void the_floor_decides_whether_a_gap_may_be_judged(int floor, String verdict) {
        var basis = new Basis(OCTOBER, 43_200, floor, AFTER_CLOSE);

        assertThat(words(Judge.judge(UPTIME_99_9, SamplesOf.uptime(39_161, 39), basis))).isEqualTo(verdict);
    }

    @Test
    void evidence_lists_what_was_excluded_and_what_is_missing_by_reason() {
        var tally = new Tally();
        SamplesOf.into(tally::add).good(5, 1_000).bad(1).excluded(2).missing(3);

        var evidence = judge(tally, 12).evidence();

        assertThat(evidence.counts().badByReason()).isEqualTo(Map.of("SERVER_ERROR", 1L));
        assertThat(evidence.counts().excludedByReason()).isEqualTo(Map.of("RATE_LIMITED", 2L));
        assertThat(evidence.counts().missingByReason()).isEqualTo(Map.of("LOCAL", 3L, "NOT_RUN", 1L));
        assertThat(evidence.coverage().observed()).isEqualTo(8);
        assertThat(evidence.coverage().expected()).isEqualTo(12);
    }

    @Test
    void more_heard_than_planned_is_full_coverage() {
        assertThat(judge(SamplesOf.uptime(20, 0), 10).evidence().coverage().missing()).isZero();
    }

    private static Verdict judge(Tally tally, long planned) {
        return Judge.judge(UPTIME_99_9, tally, new Basis(OCTOBER, planned, 900_000, AFTER_CLOSE));
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Met _, Breached _ -> verdict.word();
            case Undecided undecided -> verdict.word() + " " + undecided.reason();
        };
    }
}
