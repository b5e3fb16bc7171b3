package dev.nines.sla.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @ParameterizedTest(name = "{0}: {1}, after {2}")
    @CsvSource(textBlock = """
        2026-02-15T12:00:00Z, 2026-Q1, 2025-Q4
        2026-03-31T21:59:59Z, 2026-Q1, 2025-Q4
        2026-03-31T22:00:00Z, 2026-Q2, 2026-Q1
        2026-12-31T12:00:00Z, 2026-Q4, 2026-Q3
        """)
    void a_quarter_is_of_the_calendar_and_of_the_zone(Instant instant, String label, String before) {
        var cycle = new Cycle.Quarter();
        var quarter = cycle.containing(instant, ZURICH);

        assertThat(quarter.label()).isEqualTo(label);
        assertThat(cycle.before(quarter).label()).isEqualTo(before);
    }

    @Test
    void rolling_days_end_with_the_day_and_move_by_a_day() {
        var cycle = new Cycle.RollingDays(30);
        var period = cycle.containing(Instant.parse("2026-06-30T23:00:00Z"), ZURICH);

        assertThat(period.label()).isEqualTo("2026-06-02..2026-07-01");
        assertThat(period.days()).isEqualTo(30);
        assertThat(cycle.before(period).label()).isEqualTo("2026-06");
        assertThatThrownBy(() -> new Cycle.RollingDays(0)).hasMessage("days must be at least 1: 0");
    }

    @Test
    void a_month_is_the_default_shape_of_a_period() {
        var cycle = new Cycle.Month();
        var march = cycle.containing(Instant.parse("2026-03-31T12:00:00Z"), ZURICH);

        assertThat(march).isEqualTo(new Period(YearMonth.of(2026, 3), ZURICH));
        assertThat(cycle.before(march).label()).isEqualTo("2026-02");
    }

    @ParameterizedTest(name = "{0} to {1}: {2}, after {3}")
    @CsvSource(textBlock = """
        2026-06-12, 2026-06-30, 2026-06-12..2026-06-30, 2026-05-24..2026-06-11
        2026-06-01, 2026-06-30, 2026-06,                2026-05
        2026-04-01, 2026-06-30, 2026-Q2,                2026-Q1
        2026-02-01, 2026-04-30, 2026-02-01..2026-04-30, 2025-11-01..2026-01-31
        2026-01-01, 2026-12-31, 2026-01-01..2026-12-31, 2025-01-01..2025-12-31
        2026-06-01, 2026-06-29, 2026-06-01..2026-06-29, 2026-05-03..2026-05-31
        """)
    void a_period_has_a_name_and_one_before_it(LocalDate first, LocalDate last, String label, String before) {
        var period = new Period(first, last, ZoneOffset.UTC);

        assertThat(period.label()).isEqualTo(label);
        assertThat(period.previous().label()).isEqualTo(before);
        assertThat(period.previous().to()).isEqualTo(period.from());
    }

    @Test
    void the_last_day_is_not_before_the_first() {
        var day = LocalDate.of(2026, 6, 1);

        assertThat(new Period(day, day, ZoneOffset.UTC).days()).isEqualTo(1);
        assertThatThrownBy(() -> new Period(day, day.minusDays(1), ZoneOffset.UTC))
                .hasMessage("last must not be before 2026-06-01: 2026-05-31");
    }
}
