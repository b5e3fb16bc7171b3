package dev.nines.sla.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Fraction;
import dev.nines.sla.incident.Reliability.Outage;
import dev.nines.sla.sample.Resolution;
import dev.nines.sla.sample.Timed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void availability_is_uptime_between_failures_by_that_and_repair() {
        var day = new Reliability(DAY, List.of(outage(30, 1), outage(90, 4)));

        assertThat(day.meanMinutesToRepair()).contains(Fraction.of(60));
        assertThat(day.meanMinutesToDetect()).contains(new Fraction(5, 2));
        assertThat(day.meanMinutesUpBetweenFailures()).contains(Fraction.of(660));
        assertThat(day.availability()).isEqualTo(new Fraction(660, 720));
    }

    @Test
    void without_an_incident_it_is_only_known_that_there_was_none_for_so_long() {
        var day = new Reliability(DAY, List.of());

        assertThat(day.meanMinutesToRepair()).isEmpty();
        assertThat(day.meanMinutesToDetect()).isEmpty();
        assertThat(day.meanMinutesUpBetweenFailures()).isEmpty();
        assertThat(day.observedMinutes()).isEqualTo(Fraction.of(1440));
        assertThat(day.availability()).isEqualTo(Fraction.ONE);
    }

    @Test
    void outages_fit_into_their_period() {
        assertThatThrownBy(() -> new Reliability(DAY, List.of(outage(1440, 0), outage(1, 0))))
                .hasMessage("outages must fit into the period PT24H: PT24H1M");
        assertThatThrownBy(() -> new Reliability(Duration.ZERO, List.of()))
                .hasMessage("outages must fit into the period PT0S: PT0S");
        assertThat(new Reliability(DAY, List.of(outage(1440, 0))).availability()).isEqualTo(Fraction.ZERO);
    }

    @Test
    void an_outage_as_long_as_the_pace_is_always_seen() {
        assertThat(new Resolution(Duration.ofSeconds(90), Duration.ofSeconds(60)).chanceToSee()).isEqualTo(Fraction.ONE);
        assertThat(new Resolution(Duration.ofSeconds(30), Duration.ofSeconds(60)).chanceToSee())
                .isEqualTo(new Fraction(1, 2));
        assertThatThrownBy(() -> new Resolution(Duration.ofSeconds(-1), DAY)).hasMessage("outage must not be negative: PT-1S");
        assertThatThrownBy(() -> new Resolution(DAY, Duration.ZERO)).hasMessage("every must be positive: PT0S");
    }

    @Test
    void latency_counts_from_when_a_run_was_meant_to_be_sent() {
        var noon = Instant.parse("2026-06-10T12:00:00Z");

        assertThat(new Timed(noon, noon.plusSeconds(3)).latency()).isEqualTo(Duration.ofSeconds(3));
        assertThatThrownBy(() -> new Timed(noon, noon.minusSeconds(1)))
                .hasMessage("must be answered after 2026-06-10T12:00:00Z: 2026-06-10T11:59:59Z");
    }

    private static Outage outage(long minutes, long untilDetected) {
        return new Outage(Duration.ofMinutes(minutes), Duration.ofMinutes(untilDetected));
    }
}
