package dev.nines.monitor.export;

import static dev.nines.monitor.export.Play.played;
import static dev.nines.monitor.export.RuleTests.nothing;
import static dev.nines.monitor.export.RuleTests.test;
import static dev.nines.monitor.export.RuleTests.value;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tests of {@link HealthRules}: all is well for half an hour, and then nothing is. */
final class HealthTests {
    private static final int WELL_MINUTES = 30;
    private static final int TOLD_MINUTES = 80;
    private static final String THERE = "nines_build_info{version=\"1\"}";
    private static final List<String> TOLD = List.of("NinesIncidentOpen", "NinesAbsent", "NinesObservationsLost", "NinesSpoolHalfFull",
            "NinesMessagesWait", "NinesMessageGivenUp", "NinesNotJudging", "NinesConfigRefused");

    private HealthTests() {}

    static List<Map<String, Object>> all() {
        var input = List.of(played("nines_incident_open{model=\"m\"}", "0x30 1x60"), played(THERE, "1x30 stale"),
                played("nines_observations_lost_total", "0x30 3x60"), played("nines_spool_bytes", "10x30 60x60"),
                played("nines_spool_limit_bytes", "100x90"), played("nines_outbox_pending", "0x30 2x60"),
                played("nines_alert_deliveries_total{receiver=\"ops\",result=\"GIVEN_UP\"}", "0x30 0+1x60"),
                played("nines_evaluation_age_seconds", "30x30 3600x60"), played("nines_config_last_reload_successful", "1x30 0x60"));
        var checks = Stream.concat(TOLD.stream().map(alert -> nothing(firing(alert), WELL_MINUTES)),
                TOLD.stream().map(alert -> value("count(" + firing(alert) + ")", TOLD_MINUTES, "1"))).toList();
        return List.of(test("what the monitor says of itself", input, checks),
                test("the watchdog always barks", List.of(played(THERE, "1x10")), List.of(value("count(" + firing("NinesWatchdog") + ")", 5, "1"))));
    }

    private static String firing(String alert) {
        return new Selector(List.of("alertname=" + PromQl.quoted(alert), "alertstate=\"firing\"")).on("ALERTS");
    }
}
