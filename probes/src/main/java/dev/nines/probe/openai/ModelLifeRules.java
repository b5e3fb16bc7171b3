package dev.nines.probe.openai;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the fields of a list's entry say about its end. */
final class ModelLifeRules {
    private static final List<String> DATES =
            List.of("deprecation", "deprecation_date", "expiration_date", "retirement_date", "shutdown_date",
                    "model_info.deprecation_date", "deprecation.inference");
    private static final Set<String> ENDED = Set.of("retired", "offline", "disabled");

    private ModelLifeRules() {}

    /** @param said fields by their dotted path */
    static ModelLife of(Map<String, String> said) {
        if (is("active", "false", said)) return new ModelLife.Off("active: false");
        if (is("archived", "true", said)) return new ModelLife.Off("archived: true");
        var status = said.getOrDefault("lifecycle_status", "");
        if (ENDED.contains(status)) return new ModelLife.Off("lifecycle_status: " + status);
        return Stream.concat(DATES.stream().filter(f -> !said.getOrDefault(f, "").isEmpty()),
                        Stream.of("deprecated", "lifecycle_status").filter(f -> isDeprecated(f, said)))
                .findFirst().<ModelLife>map(f -> new ModelLife.Ending(f + ": " + said.get(f))).orElse(ModelLife.UNSAID);
    }

    private static boolean isDeprecated(String field, Map<String, String> said) {
        return Set.of("true", "deprecated", "deprecating").contains(said.getOrDefault(field, ""));
    }

    private static boolean is(String field, String value, Map<String, String> said) {
        return said.getOrDefault(field, "").equals(value);
    }
}
