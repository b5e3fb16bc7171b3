package dev.nines.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No panel reads a day of observations from end to end. What EXPLAIN shows ends at our functions, so the counters of the transaction are
 * asked instead, with a planner that avoids such scans where an index will do, as it does by itself once a day is large.
 */
@ExtendWith(OnStage.class)
class ScansTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        range,      hours
        two months, 1488
        six hours,  6
        """)
    void no_panel_reads_a_day_of_observations_from_end_to_end(String range, int hours, Stage stage) throws Exception {
        var all = new SoftAssertions();
        try (var reader = stage.reader()) {
            for (var dashboard : Dashboard.all()) {
                var grafana = QueriesTest.shown(dashboard, Instant.now().minus(Duration.ofHours(hours)));
                for (var query : dashboard.queries(Dashboard.POSTGRES)) {
                    long scans = reader.scansOfObservations("set local enable_seqscan = off", grafana.sql(query.text()));
                    all.assertThat(scans).as("%s, %s", query, range).isZero();
                }
            }
            assertThat(reader.scansOfObservations("set local enable_indexscan = off; set local enable_bitmapscan = off",
                    "select max(total_us) from nines.observation_view")).as("a scan is seen").isPositive();
        }
        all.assertAll();
    }
}
