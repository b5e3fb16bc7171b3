package dev.nines.sla.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    @ParameterizedTest(name = "{0} {1}: {2} minutes")
    @CsvSource(textBlock = """
        UTC,                 2026-02, 40320, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z
        UTC,                 2028-02, 41760, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z
        UTC,                 2026-06, 43200, 2026-06-01T00:00:00Z, 2026-07-01T00:00:00Z
        Europe/Zurich,       2026-03, 44580, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z
        Europe/Zurich,       2026-10, 44700, 2026-09-30T22:00:00Z, 2026-10-31T23:00:00Z
        America/Los_Angeles, 2026-11, 43260, 2026-11-01T07:00:00Z, 2026-12-01T08:00:00Z
        Australia/Lord_Howe, 2026-04, 43230, 2026-03-31T13:00:00Z, 2026-04-30T13:30:00Z
        Asia/Kathmandu,      2026-06, 43200, 2026-05-31T18:15:00Z, 2026-06-30T18:15:00Z
        Pacific/Apia,        2011-12, 43200, 2011-12-01T10:00:00Z, 2011-12-31T10:00:00Z
        """)
    void a_month_is_as_long_as_it_really_was(ZoneId zone, YearMonth month, long minutes, Instant from, Instant to) {
        var period = new Period(month, zone);

        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
        assertThat(Duration.between(period.from(), period.to())).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void the_zone_decides_which_month_an_instant_belongs_to() {
        var lateInJuly = Instant.parse("2026-07-31T22:30:00Z");

        assertThat(Period.containing(lateInJuly, ZoneId.of("UTC")).label()).isEqualTo("2026-07");
        assertThat(Period.containing(lateInJuly, ZoneId.of("Europe/Zurich")).label()).isEqualTo("2026-08");
    }

    @Test
    void a_period_is_over_at_the_very_instant_of_its_end() {
        var october = new Period(YearMonth.of(2026, 10), ZoneId.of("UTC"));

        assertThat(october.isOpenAt(october.to().minusNanos(1))).isTrue();
        assertThat(october.isOpenAt(october.to())).isFalse();
    }
}
