package dev.nines.monitor.arithmetic;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.cost.Expense;
import dev.nines.probe.openai.Ask;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often probes ask one model, as far as limits allow it.
 *
 * @param probes those that ask so
 */
record Pace(Duration every, List<ProbeSettings> probes) {
    Pace {
        probes = List.copyOf(probes);
    }

    /** The paces of those probes whose runs count under a contract, the fastest first. */
    static List<Pace> of(ContractSettings contract, Settings settings, Expense expense) {
        Map<Duration, List<ProbeSettings>> byPace = new TreeMap<>();
        for (ProbeSettings probe : settings.probes()) {
            if (contract.isAskedBy(probe.name())) byPace.computeIfAbsent(every(probe, expense), _ -> new ArrayList<>()).add(probe);
        }
        return byPace.entrySet().stream().map(e -> new Pace(e.getKey(), e.getValue())).toList();
    }

    private static Duration every(ProbeSettings probe, Expense expense) {
        String name = probe.endpoint() + "/" + probe.name();
        return expense.parts().stream().filter(part -> part.name().equals(name)).map(Expense.Part::every)
                .reduce(probe.every(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    /** How many slots a stretch of time has, rounded down. */
    long slots(Duration stretch) {
        return stretch.dividedBy(every);
    }

    /** The most output tokens that an answer has, as far as they are asked for. */
    long longestAnswer() {
        return probes.stream().mapToLong(p -> p.ask() instanceof Ask.Chat chat ? chat.maxTokens() : 0).max().orElse(0);
    }

    /** {@code asked every 60 s (chat, long)}. */
    String text() {
        return "asked every " + (every.compareTo(Duration.ofMinutes(1)) > 0 ? Length.text(every) : seconds()) + " ("
                + String.join(", ", probes.stream().map(ProbeSettings::name).toList()) + ")";
    }

    private String seconds() {
        return BigDecimal.valueOf(every.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
