package dev.nines.monitor.export;

import static dev.nines.monitor.export.PromiseRules.said;
import static dev.nines.monitor.export.PromiseRules.severity;

import dev.nines.monitor.export.Group.Pace;
import dev.nines.monitor.export.Line.Alert;
import dev.nines.sla.burn.BurnAlert.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whether there is a monitor, and whether it does its work; and what it found down. */
final class HealthRules {
    private HealthRules() {}

    static List<Group> groups() {
        return List.of(new Group("nines-targets", Pace.SERVERS, List.of(incident())),
                new Group("nines-self", Pace.SERVERS, List.of(watchdog(), absent(), lost(), spool(), outbox(), givenUp(), evaluation(), config())));
    }

    private static Line incident() {
        return page("NinesIncidentOpen", "nines_incident_open == 1", Duration.ZERO,
                "{{ $labels.model }} at {{ $labels.endpoint }} is down",
                "So many runs failed as the configuration's incidents.open-after says. Pages and messages of Nines say more.");
    }

    /** Always there: whoever waits for it and does not get it knows that this whole chain is broken. */
    private static Line watchdog() {
        return new Alert("NinesWatchdog", "vector(1)", Duration.ZERO, Map.of("severity", "none"), said(
                "Always firing: send it to whoever calls you when it stops",
                "It shows that Prometheus evaluates the rules of Nines and that Alertmanager delivers."));
    }

    private static Line absent() {
        return page("NinesAbsent", "absent(nines_build_info)", Duration.ofMinutes(5),
                "No Nines is scraped", "Nobody watches the models, or Prometheus does not reach /metrics.");
    }

    private static Line lost() {
        return page("NinesObservationsLost", "increase(nines_observations_lost_total[1h]) > 0", Duration.ZERO,
                "Nines lost observations", "Neither the database nor the local spool took them; the log says why.");
    }

    private static Line spool() {
        return page("NinesSpoolHalfFull", "nines_spool_bytes / nines_spool_limit_bytes > 0.5", Duration.ofMinutes(5),
                "The spool of Nines is more than half full", "The database does not take observations; past its limit the spool refuses them.");
    }

    private static Line outbox() {
        return ticket("NinesMessagesWait", "min_over_time(nines_outbox_pending[30m]) > 0", Duration.ofMinutes(5),
                "Messages of Nines wait for delivery", "For half an hour there was no moment without one; the page of incidents shows the attempts.");
    }

    private static Line givenUp() {
        return ticket("NinesMessageGivenUp", "increase(nines_alert_deliveries_total{result=\"GIVEN_UP\"}[1h]) > 0", Duration.ZERO,
                "Receiver {{ $labels.receiver }} refused a message of Nines for good", "It is not tried again.");
    }

    private static Line evaluation() {
        return ticket("NinesNotJudging", "nines_evaluation_age_seconds > 900", Duration.ofMinutes(5),
                "Nines has not evaluated its contracts for a quarter of an hour", "Alerts on runs go on; verdicts and statements wait.");
    }

    private static Line config() {
        return ticket("NinesConfigRefused", "nines_config_last_reload_successful == 0", Duration.ofMinutes(5),
                "The newest configuration of Nines was refused", "The one before it is in force; the log and nines check name every problem.");
    }

    private static Alert page(String name, String expr, Duration hold, String summary, String description) {
        return new Alert(name, expr, hold, severity(Severity.PAGE), said(summary, description));
    }

    private static Alert ticket(String name, String expr, Duration hold, String summary, String description) {
        return new Alert(name, expr, hold, severity(Severity.TICKET), said(summary, description));
    }
}
