package dev.nines.sla.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimTermTest {
    private static final Span OUTAGE =
            new Span(Instant.parse("2026-01-31T23:30:00Z"), Instant.parse("2026-01-31T23:50:00Z"));

    @Test
    void minutes_count_from_the_beginning_or_from_the_end() {
        var readings = new ClaimTerm.WithinOfDowntime(Duration.ofMinutes(60)).readings(OUTAGE, ZoneOffset.UTC);

        assertThat(readings.earlier().before()).isEqualTo("2026-02-01T00:30:00Z");
        assertThat(readings.later().before()).isEqualTo("2026-02-01T00:50:00Z");
        assertThat(readings.earlier().lastDay()).isEqualTo("2026-02-01");
    }

    @Test
    void of_two_readings_the_earlier_is_the_first() {
        var early = new Deadline(Instant.parse("2026-04-29T00:00:00Z"), ZoneOffset.UTC);
        var late = new Deadline(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC);

        assertThat(Readings.of(late, early)).isEqualTo(new Readings(early, late)).isEqualTo(Readings.of(early, late));
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(textBlock = """
        UTC,           2026-02-10, 2026-02-11T00:00:00Z
        Europe/Zurich, 2026-02-11, 2026-02-11T23:00:00Z
        """)
    void the_zone_decides_the_day(ZoneId zone, LocalDate lastDay, Instant before) {
        var readings = new ClaimTerm.DaysAfterIncident(10).readings(OUTAGE, zone);

        assertThat(readings.earlier().lastDay()).isEqualTo(lastDay);
        assertThat(readings.earlier().before()).isEqualTo(before);
        assertThat(readings.later()).isEqualTo(readings.earlier());
    }

    @Test
    void the_zone_decides_the_month_and_the_quarter() {
        var zurich = ZoneId.of("Europe/Zurich");

        assertThat(lastDay(new ClaimTerm.DaysAfterMonthEnd(30), ZoneOffset.UTC)).isEqualTo("2026-03-02");
        assertThat(lastDay(new ClaimTerm.DaysAfterMonthEnd(30), zurich)).isEqualTo("2026-03-30");
        assertThat(lastDay(new ClaimTerm.EndOfLaterCycle(2), ZoneOffset.UTC)).isEqualTo("2026-03-31");
        assertThat(lastDay(new ClaimTerm.DaysAfterQuarterEnd(30), zurich)).isEqualTo("2026-04-30");
        assertThat(lastDay(new ClaimTerm.MonthsAfterMonthEnd(1), ZoneOffset.UTC)).isEqualTo("2026-02-28");
    }

    static Stream<Arguments> every_term_says_itself_in_words() {
        return Stream.of(
                arguments(new ClaimTerm.WithinOfDowntime(Duration.ofMinutes(60)), "within 60 minutes of the downtime"),
                arguments(new ClaimTerm.WithinOfDowntime(Duration.ZERO), "within 0 minutes of the downtime"),
                arguments(new ClaimTerm.WithinOfDowntime(Duration.ofHours(36)), "within 2160 minutes of the downtime"),
                arguments(new ClaimTerm.AfterPeriodEnd(Duration.ofDays(30)), "within 30 days of the period's end"),
                arguments(new ClaimTerm.DaysAfterIncident(10), "within 10 days of the incident"),
                arguments(new ClaimTerm.BusinessDaysAfterIncident(5), "within 5 business days of the incident"),
                arguments(new ClaimTerm.DaysAfterMonthEnd(30), "within 30 days of the end of the incident's month"),
                arguments(new ClaimTerm.DaysAfterQuarterEnd(30), "within 30 days of the end of the incident's quarter"),
                arguments(new ClaimTerm.MonthsAfterMonthEnd(2), "within 2 months of the end of the incident's month"),
                arguments(new ClaimTerm.EndOfLaterCycle(2), "by the end of the billing cycle 2 after the incident's"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void every_term_says_itself_in_words(ClaimTerm term, String words) {
        assertThat(term.text()).isEqualTo(words);
    }

    @Test
    void only_the_period_itself_asks_when_it_ends() {
        var quarter = new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31"), ZoneOffset.UTC);

        assertThat(new ClaimTerm.AfterPeriodEnd(Duration.ofDays(30)).readings(OUTAGE, quarter).earlier().lastDay()).isEqualTo("2026-04-30");
        assertThat(new ClaimTerm.AfterPeriodEnd(Duration.ofDays(30)).readings(OUTAGE, ZoneOffset.UTC).earlier().lastDay()).isEqualTo("2026-03-02");
        assertThat(new ClaimTerm.DaysAfterIncident(10).readings(OUTAGE, quarter).earlier().lastDay()).isEqualTo("2026-02-10");
    }

    @ParameterizedTest(name = "{0} business days from {1}: {2}")
    @CsvSource(textBlock = """
        1, 2026-06-05, 2026-06-08
        1, 2026-06-06, 2026-06-08
        1, 2026-06-07, 2026-06-08
        1, 2026-06-04, 2026-06-05
        5, 2026-06-03, 2026-06-10
        0, 2026-06-06, 2026-06-06
        """)
    void business_days_leave_out_the_weekend(int days, LocalDate incident, LocalDate last) {
        var noon = incident.atTime(12, 0).toInstant(ZoneOffset.UTC);
        var readings = new ClaimTerm.BusinessDaysAfterIncident(days).readings(new Span(noon, noon), ZoneOffset.UTC);

        assertThat(readings.earlier().lastDay()).isEqualTo(last);
    }

    private static LocalDate lastDay(ClaimTerm term, ZoneId zone) {
        return term.readings(OUTAGE, zone).earlier().lastDay();
    }
}
