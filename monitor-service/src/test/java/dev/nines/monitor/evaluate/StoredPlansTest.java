package dev.nines.monitor.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredPlansTest {
    private static final Instant DAY = Instant.parse("2026-10-01T00:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            case,                                              from hour, to hour, unplanned
            the whole day was planned,                         0,         24,      0
            watched from noon on,                              12,        24,      720
            the plan reaches over both edges,                  -6,        30,      0
            watched for one hour in the middle,                10,        11,      1380
            """)
    void hours_that_nobody_planned_count_at_the_pace_of_the_series(String name, int fromHour, int toHour,
            long expected) {
        var from = DAY.plus(Duration.ofHours(fromHour));
        var plan = new Plan(PeriodReviewTest.SERIES, from, DAY.plus(Duration.ofHours(toHour)), from,
                Duration.ofMinutes(1));

        assertThat(StoredPlans.unplanned(List.of(plan), DAY, DAY.plus(Duration.ofDays(1)))).isEqualTo(expected);
    }
}
