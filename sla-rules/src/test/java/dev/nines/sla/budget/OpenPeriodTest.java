package dev.nines.sla.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Fraction;
import dev.nines.sla.budget.OpenPeriod.Outlook;
import dev.nines.sla.contract.Objective;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenPeriodTest {
    private static final Objective NINES_3 = new Objective(999_000);

    @ParameterizedTest(name = "{2} bad in {1} of {0}: {3}")
    @CsvSource(textBlock = """
        43200, 14400, 20, OPEN
        43200, 14400, 43, OPEN
        43200, 14400, 44, BREACH_CERTAIN
        43200, 43157,  0, MET_CERTAIN
        43200, 43156,  0, OPEN
        43200, 43200, 43, MET_CERTAIN
        43200, 43200, 44, BREACH_CERTAIN
        43200,     0,  0, OPEN
        """)
    void what_is_certain_before_the_end(long whole, long elapsed, long bad, Outlook outlook) {
        assertThat(new OpenPeriod(NINES_3, whole, elapsed, bad).outlook()).isEqualTo(outlook);
    }

    @Test
    void what_is_left_and_what_may_still_come() {
        var open = new OpenPeriod(NINES_3, 43_200, 14_400, 50);

        assertThat(open.budget()).isEqualTo(new Fraction(432, 10));
        assertThat(open.remaining()).isEqualTo(new Fraction(-68, 10));
        assertThat(open.remainingShare()).contains(new Fraction(-68, 432));
        assertThat(open.bestEnd()).isEqualTo(new Fraction(43_150, 43_200));
        assertThat(open.worstEnd()).isEqualTo(new Fraction(14_350, 43_200));
        assertThat(open.projectedEnd()).contains(new Fraction(14_350, 14_400));
        assertThat(open.burn()).contains(new Fraction(50_000, 14_400));
    }

    @Test
    void an_interval_may_be_bad_in_part() {
        var open = new OpenPeriod(NINES_3, 10_000, 9_990, new Fraction(1, 3));

        assertThat(open.soFar()).contains(new Fraction(29_969, 29_970));
        assertThat(open.worstEnd()).isEqualTo(new Fraction(29_969, 30_000));
        assertThat(open.remaining()).isEqualTo(new Fraction(29, 3));
        assertThat(open.outlook()).isEqualTo(Outlook.OPEN);
    }

    @Test
    void before_anything_is_over_and_without_a_budget_there_is_nothing_to_say() {
        assertThat(new OpenPeriod(NINES_3, 10, 0, 0).soFar()).isEmpty();
        assertThat(new OpenPeriod(NINES_3, 10, 0, 0).burn()).isEmpty();
        assertThat(new OpenPeriod(new Objective(1_000_000), 10, 5, 1).burn()).isEmpty();
        assertThat(new OpenPeriod(new Objective(1_000_000), 10, 5, 1).remainingShare()).isEmpty();
    }

    @Test
    void numbers_that_do_not_rise_are_refused() {
        assertThatThrownBy(() -> new OpenPeriod(NINES_3, 0, 0, 0)).hasMessage("whole must be at least 1: 0");
        assertThatThrownBy(() -> new OpenPeriod(NINES_3, 10, 11, 0))
                .hasMessage("must rise from 0: bad 0, elapsed 11, whole 10");
        assertThatThrownBy(() -> new OpenPeriod(NINES_3, 10, 5, 6))
                .hasMessage("must rise from 0: bad 6, elapsed 5, whole 10");
        assertThatThrownBy(() -> new OpenPeriod(NINES_3, 10, 5, -1))
                .hasMessage("must rise from 0: bad -1, elapsed 5, whole 10");
    }

    @ParameterizedTest(name = "{0} millionths of {1}: {2}, {3} minutes")
    @CsvSource(textBlock = """
        999000,  P30D,    0h43m12.0s, 43
        999000,  P365D,   8h45m36.0s, 525
        999000,  P366D,   8h47m2.4s,  527
        999900,  P30D,    0h04m19.2s, 4
        990000,  PT1M,    0h00m0.6s,  0
        1000000, P30D,    0h00m0.0s,  0
        500000,  PT20M,   0h10m0.0s,  10
        """)
    void a_budget_of_time(int perMillion, Duration period, String text, long wholeMinutes) {
        var budget = new TimeBudget(new Objective(perMillion), period);

        assertThat(budget.text()).isEqualTo(text);
        assertThat(budget.wholeMinutes()).isEqualTo(wholeMinutes);
    }
}
