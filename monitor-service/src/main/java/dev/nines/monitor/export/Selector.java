package dev.nines.monitor.export;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.ModelPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The series that a contract is judged on, as matchers of PromQL. */
record Selector(List<String> matchers) {
    Selector {
        matchers = List.copyOf(matchers);
    }

    static Selector of(ContractSettings contract) {
        return new Selector(Stream.concat(Stream.of(who(contract.appliesTo())), through(contract.probes())).toList());
    }

    Selector and(String matcher) {
        var all = new ArrayList<>(matchers);
        all.add(matcher);
        return new Selector(all);
    }

    String on(String metric) {
        return metric + "{" + String.join(",", matchers) + "}";
    }

    static String who(ContractSettings.AppliesTo appliesTo) {
        return switch (appliesTo) {
            case ContractSettings.Tier t -> "tier=" + PromQl.quoted(t.name());
            case ContractSettings.Models m when m.patterns().stream().allMatch(ModelPattern::isExactId) ->
                PromQl.isOneOf("model", m.patterns().stream().map(ModelPattern::text).toList());
            case ContractSettings.Models m ->
                "model=~" + PromQl.quoted(m.patterns().stream().map(Selector::expression).collect(Collectors.joining("|")));
        };
    }

    static Stream<String> through(ContractSettings.Through probes) {
        return switch (probes) {
            case ContractSettings.Only only -> Stream.of(PromQl.isOneOf("probe", only.names()));
            case ContractSettings.AllBut all when all.names().isEmpty() -> Stream.empty();
            case ContractSettings.AllBut all -> Stream.of(PromQl.isNoneOf("probe", all.names()));
        };
    }

    /** Prometheus anchors at both ends by itself. */
    private static String expression(ModelPattern pattern) {
        return Arrays.stream(pattern.text().split("\\*", -1)).map(PromQl::literally).collect(Collectors.joining(".*"));
    }
}
