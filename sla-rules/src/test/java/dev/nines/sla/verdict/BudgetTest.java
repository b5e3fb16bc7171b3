package dev.nines.sla.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Objective;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private static final Objective NINES_3 = new Objective(999_000);

    @ParameterizedTest(name = "{1} bad of {0}")
    @CsvSource(textBlock = """
        1000000, 1000, 1000.0,  1.0000,  0.0000
        1000000, 1200, 1000.0,  1.2000, -0.2000
        1000000,    0, 1000.0,  0.0000,  1.0000
          43200,   20,   43.2,  0.4629,  0.5370
          43200,   44,   43.2,  1.0185, -0.0186
        """)
    void what_is_used_and_left_is_exact_and_may_be_negative(
            long total, long bad, String allowed, String used, String remaining) {
        var budget = new Budget(NINES_3, total - bad, bad);

        assertThat(budget.allowed()).isEqualTo(Fraction.of(new BigDecimal(allowed)));
        assertThat(budget.remaining()).isEqualTo(budget.allowed().minus(Fraction.of(bad)));
        assertThat(budget.usedShare().map(share -> share.decimal(4).toPlainString())).contains(used);
        assertThat(budget.remainingShare().map(share -> share.decimal(4).toPlainString())).contains(remaining);
    }

    @Test
    void without_traffic_or_without_allowance_there_is_no_share() {
        assertThat(new Budget(NINES_3, 0, 0).remainingShare()).isEmpty();
        assertThat(new Budget(new Objective(1_000_000), 10, 1).usedShare()).isEmpty();
        assertThat(new Budget(new Objective(1_000_000), 10, 1).remaining()).isEqualTo(Fraction.of(-1));
    }

    @Test
    void a_share_is_exact() {
        assertThat(new Budget(NINES_3, 999, 1).usedShare()).contains(Fraction.ONE);
    }

    @ParameterizedTest(name = "{1} bad of {0} so far, {2} to come: {3}")
    @CsvSource(textBlock = """
        14400, 20, 28800, false
        14400, 43, 28800, false
        14400, 44, 28800, true
            0,  0,     0, false
            1,  1,     0, true
        """)
    void a_breach_is_certain_when_even_a_perfect_rest_cannot_save_the_promise(
            long soFar, long bad, long toCome, boolean certain) {
        assertThat(new Budget(NINES_3, soFar - bad, bad).isBreachCertain(toCome)).isEqualTo(certain);
    }
}
