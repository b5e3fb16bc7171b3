package dev.nines.sla.burn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Fraction;
import dev.nines.sla.burn.Burn.Window;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.burn.BurnFinding.Reason;
import dev.nines.sla.burn.Detection.Wait;
import dev.nines.sla.contract.Objective;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurnAlertTest {
    private static final Objective NINES_3 = new Objective(999_000);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final BurnAlert PAGE = BurnAlert.usual(MONTH, 2).getFirst();

    @ParameterizedTest(name = "{0} of {1}, {2} of {3}: {4}")
    @CsvSource(textBlock = """
        144, 10000, 144, 10000, LONG_WINDOW_WITHIN
        145, 10000, 144, 10000, SHORT_WINDOW_WITHIN
        145, 10000, 145, 10000, FIRES
        145, 10000,   0,    10, SHORT_WINDOW_WITHIN
          1,    60,   1,     5, TOO_FEW_FAILURES
          2,    60,   1,     5, FIRES
          0,     0,   0,     0, NO_DATA
          2,    60,   0,     0, NO_DATA
          0,     0,   1,     5, NO_DATA
        """)
    void fires_when_both_windows_burn_faster_than_the_factor(
            long bad, long all, long badShort, long allShort, Reason reason) {
        var finding = PAGE.find(NINES_3, new Window(bad, all), new Window(badShort, allShort));

        assertThat(finding.reason()).isEqualTo(reason);
    }

    @Test
    void a_latency_promise_burns_as_any_other() {
        var p99 = new Objective(990_000);

        assertThat(Burn.of(p99, new Window(5, 100))).isEqualTo(new Burn.Rate(Fraction.of(5)));
        assertThat(Burn.of(p99, new Window(0, 0))).isEqualTo(new Burn.Unknown());
        assertThatThrownBy(() -> Burn.of(new Objective(1_000_000), new Window(0, 1)))
                .hasMessage("a promise of 100 % has no budget to burn: 100 %");
        assertThatThrownBy(() -> new Window(2, 1)).hasMessage("bad must be in 0..1: 2");
        assertThatThrownBy(() -> new Window(-1, 1)).hasMessage("bad must be in 0..1: -1");
    }

    @Test
    void the_usual_alerts_are_two_pages_and_two_tickets() {
        assertThat(BurnAlert.usual(MONTH, 3)).containsExactly(
                alert(Severity.PAGE, Duration.ofHours(1), Duration.ofMinutes(5), new Fraction(72, 5)),
                alert(Severity.PAGE, Duration.ofHours(6), Duration.ofMinutes(30), Fraction.of(6)),
                alert(Severity.TICKET, Duration.ofDays(1), Duration.ofHours(2), Fraction.of(3)),
                alert(Severity.TICKET, Duration.ofDays(3), Duration.ofHours(6), Fraction.of(1)));
        assertThat(BurnAlert.usual(Duration.ofDays(31), 1).getFirst().factor()).isEqualTo(new Fraction(1488, 100));
    }

    @Test
    void what_all_alerts_say_together() {
        var fires = finding(Reason.FIRES);
        var quiet = finding(Reason.LONG_WINDOW_WITHIN);
        var blind = finding(Reason.NO_DATA);

        assertThat(new BurnRound(List.of(quiet, fires, blind)).state()).isEqualTo(BurnRound.State.FIRING);
        assertThat(new BurnRound(List.of(quiet, blind)).state()).isEqualTo(BurnRound.State.QUIET);
        assertThat(new BurnRound(List.of(blind, blind)).state()).isEqualTo(BurnRound.State.NO_DATA);
    }

    @Test
    void how_long_an_outage_lasts_before_it_is_told() {
        var detection = new Detection(NINES_3, PAGE);

        assertThat(detection.until(Fraction.ONE)).isEqualTo(new Wait.Minutes(new Fraction(864, 1000)));
        assertThat(detection.until(new Fraction(144, 10_000))).isEqualTo(new Wait.Never());
        assertThat(detection.budgetGone(Fraction.ONE, MONTH)).isEqualTo(new Fraction(432, 10));
        assertThat(detection.budgetSpent(MONTH)).isEqualTo(new Fraction(2, 100));
    }

    @Test
    void an_alert_that_cannot_be_is_refused() {
        var hour = Duration.ofHours(1);

        assertThatThrownBy(() -> alert(Severity.PAGE, hour, hour, Fraction.ONE))
                .hasMessage("the long window must be longer than the short one: PT1H, PT1H");
        assertThatThrownBy(() -> alert(Severity.PAGE, hour, Duration.ZERO, Fraction.ONE))
                .hasMessage("the long window must be longer than the short one: PT1H, PT0S");
        assertThatThrownBy(() -> BurnAlert.usual(MONTH, 0)).hasMessage("minimum failures must be at least 1: 0");
    }

    private static BurnAlert alert(Severity severity, Duration longOne, Duration shortOne, Fraction factor) {
        return new BurnAlert(severity, longOne, shortOne, factor, 3);
    }

    private static BurnFinding finding(Reason reason) {
        return new BurnFinding(new Burn.Unknown(), new Burn.Unknown(), reason);
    }
}
