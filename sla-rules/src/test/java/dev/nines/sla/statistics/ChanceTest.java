package dev.nines.sla.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nines.sla.contract.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceTest {
    private static final Objective NINES_3 = new Objective(999_000);

    @ParameterizedTest(name = "{1} bad of {0}")
    @CsvSource(textBlock = """
         1440,  0, 99.74415566, 100.0,       1.0
         1440,  1, 99.61369395, 99.99824183, 0.7632428816
         1440,  2, 99.49919493, 99.98317548, 0.4219713597
         8640,  8, 99.81763764, 99.96001688, 0.632397519
         8640,  9, 99.80235173, 99.95235765, 0.4961037694
        43200, 43, 99.86594742, 99.92795548, 0.5324321697
        43200, 44, 99.86329249, 99.92598484, 0.4717097777
        43200, 60, 99.82125813, 99.89399693, 0.008901498248
          100,  0, 96.37833074, 100.0,       1.0
        """)
    void the_exact_interval_and_p_value_at_99_9_percent(long runs, long bad, double low, double high, double pValue) {
        var chance = Chance.of(NINES_3, runs - bad, bad);

        assertThat(100 * chance.lowGoodShare()).isCloseTo(low, within(1e-8));
        assertThat(100 * chance.highGoodShare()).isCloseTo(high, within(1e-8));
        assertThat(chance.pValue()).isCloseTo(pValue, within(1e-10));
    }

    @ParameterizedTest(name = "{0} {1} runs: {2} at 5 %, {3} at 1 %")
    @CsvSource(textBlock = """
        990000,   100,   4,   5
        990000,   500,  10,  12
        990000,  1440,  22,  25
        990000,  8640, 103, 110
        990000, 43200, 467, 482
        990000, 44640, 482, 497
        999000,  1440,   5,   6
        999000,  8640,  15,  17
        999000, 43200,  55,  60
        999000, 44640,  57,  62
        999000, 86400, 103, 110
        """)
    void how_many_bad_runs_chance_cannot_explain(int objective, long runs, long at5Percent, long at1Percent) {
        assertThat(fewestBelow(0.05, objective, runs)).isEqualTo(at5Percent);
        assertThat(fewestBelow(0.01, objective, runs)).isEqualTo(at1Percent);
    }

    @Test
    void no_runs_show_nothing() {
        assertThat(Chance.of(NINES_3, 0, 0)).isEqualTo(new Chance(1, 0, 1));
    }

    @Test
    void a_bad_run_against_a_promise_of_all_is_no_chance() {
        assertThat(Chance.of(new Objective(1_000_000), 999, 1).pValue()).isZero();
    }

    @Test
    void both_tails_of_one_count_meet() {
        for (long k = 0; k <= 50; k++) {
            var binomial = new Binomial(50, 0.3);
            assertThat(binomial.atMost(k) + binomial.atLeast(k + 1)).isCloseTo(1, within(1e-12));
        }
    }

    private static long fewestBelow(double alpha, int objective, long runs) {
        long bad = 0;
        while (Chance.of(new Objective(objective), runs - bad, bad).pValue() > alpha) bad++;
        return bad;
    }
}
