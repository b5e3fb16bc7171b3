package dev.nines.monitor.export;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.Settings;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A target that a promise speaks of, whose counters a test plays. */
record Example(Map<String, String> labels) {
    static Example of(Settings settings, Promise promise) {
        var probe = promise.probes().stream().min(Comparator.comparing(ProbeSettings::every)).orElseThrow();
        var model = model(promise.contract().appliesTo(), settings);
        var labels = new LinkedHashMap<String, String>();
        labels.put("endpoint", probe.endpoint());
        labels.put("probe", probe.name());
        labels.put("model", model);
        labels.put("tier", switch (promise.contract().appliesTo()) {
            case ContractSettings.Tier t -> t.name();
            case ContractSettings.Models _ -> settings.tierOf(model);
        });
        labels.put("vantage", settings.vantage());
        return new Example(labels);
    }

    /** As a file of tests names a series of this target. */
    String series(String metric, String... more) {
        var all = new LinkedHashMap<>(labels);
        for (int i = 0; i < more.length; i += 2) all.put(more[i], more[i + 1]);
        return metric + all.entrySet().stream().map(l -> l.getKey() + "=" + PromQl.quoted(l.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String model(ContractSettings.AppliesTo appliesTo, Settings settings) {
        List<ModelPattern> patterns = switch (appliesTo) {
            case ContractSettings.Models m -> m.patterns();
            case ContractSettings.Tier t -> settings.tiers().stream().filter(s -> s.name().equals(t.name()))
                    .flatMap(s -> s.models().stream()).toList();
        };
        return patterns.getFirst().text().replace("*", "example");
    }
}
