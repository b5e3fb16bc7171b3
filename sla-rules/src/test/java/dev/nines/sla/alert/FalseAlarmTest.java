package dev.nines.sla.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Fraction;
import dev.nines.sla.bench.SimulatedTarget;
import dev.nines.sla.burn.BurnAlert;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.statistics.FalseAlarms;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that keeps its promise exactly, at one probe a minute: how often the usual rules wake somebody for nothing. */
class FalseAlarmTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Objective NINES_3 = new Objective(999_000);
    private static final long RUNS_OF_MONTH = 43_200;
    private static final int MONTHS = 200;

    @Test
    void nobody_is_woken_more_than_once_in_ten_months_of_a_target() {
        double uptime = pages(new SimulatedTarget(AlertRules.usual(NINES_3, MINUTE), MINUTE), 0.001);
        double tail = pages(new SimulatedTarget(AlertRules.usualLatency(Percentile.P99, MINUTE), MINUTE), 0.01);

        assertThat(uptime + tail).isLessThanOrEqualTo(0.1);
    }

    @Test
    void two_failures_in_a_window_would_not_be_enough() {
        var two = BurnAlert.usual(Duration.ofDays(30), 2).stream()
                .map(alert -> new BurnRate("burn-" + alert.longWindow(), BurnRate.Of.UPTIME, NINES_3, alert)).toList();

        assertThat(pages(new SimulatedTarget(two, MINUTE), 0.001)).isGreaterThan(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                          window, failures, alarms of 100 months at the most
        four in an hour,                               60,     4,        5
        five in six hours,                             360,    5,        5
        eight in a day,                                1440,   8,        5
        two in an hour if anybody may be woken weekly, 60,     2,        400
        """)
    void the_fewest_failures_for_so_few_alarms(String name, long window, long failures, long alarms) {
        assertThat(new FalseAlarms(NINES_3, window, RUNS_OF_MONTH).fewestFailures(new Fraction(alarms, 100))).as(name).isEqualTo(failures);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                  share, minutes
        everything fails: three in a row,      1,     3
        half of it,                            0.5,   20
        a tenth,                               0.1,   90
        one in twenty,                         0.05,  200
        """)
    void nine_of_ten_outages_are_told_within(String name, double share, int minutes) {
        var target = new SimulatedTarget(AlertRules.usual(NINES_3, MINUTE), MINUTE);
        var random = new SplittableRandom(20_261_122);
        int soon = 0;
        for (int i = 0; i < 1_000; i++) if (target.untilPage(share, minutes, random).runs() <= minutes) soon++;

        assertThat(soon).as(name).isGreaterThan(900);
    }

    private static double pages(SimulatedTarget target, double badShare) {
        var alarms = target.alarms(badShare, MONTHS * RUNS_OF_MONTH, new SplittableRandom(20_261_121));
        return alarms.entrySet().stream().filter(e -> target.pages(e.getKey())).mapToLong(Map.Entry::getValue).sum() / (double) MONTHS;
    }
}
