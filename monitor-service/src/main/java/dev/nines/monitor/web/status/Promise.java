package dev.nines.monitor.web.status;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.probe.Series;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Rule;
import java.util.stream.Stream;

/**
 * The uptime that a series is measured against: of the first contract that covers it, else our own objective.
 *
 * @param by who promised it, in words
 */
record Promise(Objective objective, CountingPolicy counting, String by) {
    static Promise to(Series series, Settings settings) {
        return settings.contracts().stream()
                .filter(c -> c.covers(series))
                .flatMap(Promise::uptime)
                .findFirst()
                .orElseGet(() -> new Promise(settings.defaultObjective(), Grading.OUR_OWN, "our own objective"));
    }

    private static Stream<Promise> uptime(ContractSettings c) {
        return c.contract().rules().stream()
                .filter(Rule.Uptime.class::isInstance)
                .map(rule -> new Promise(rule.objective(), c.contract().policy(), c.contract().title()));
    }
}
