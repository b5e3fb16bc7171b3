package dev.nines.monitor.cli;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.PresetSettings;
import dev.nines.monitor.config.read.SettingsFile;
import dev.nines.monitor.config.yaml.Nearest;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.incident.IncidentPolicy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which contract a log is judged by. */
final class JudgeContractOptions {
    @Option(names = {"-c", "--config"}, paramLabel = "FILE", description = "a nines.yaml that holds the contract")
    private @Nullable Path config;

    @Option(names = "--contract", paramLabel = "ID", description = "which of its contracts (where it has more than one)")
    private @Nullable String contract;

    @Option(names = "--preset", paramLabel = "NAME", description = "a contract that ships, instead of a file; docs/configuration.md lists them")
    private @Nullable String preset;

    @Option(names = "--zone", paramLabel = "ZONE", description = "of the preset's months: Europe/Zurich, UTC")
    private @Nullable String zone;

    @Option(names = "--fee", paramLabel = "FEE", description = "of the preset's month, for the credit: 2500 USD/month")
    private @Nullable String fee;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "what else the preset leaves open, or has otherwise: latency.limit=800ms; may be given several times")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--model", paramLabel = "PATTERN",
            description = "judges these models alone, * for any characters; may be given several times")
    private List<String> models = List.of();

    /** @param covers which models of the log it is judged on */
    record Chosen(Contract contract, Predicate<String> covers, IncidentPolicy incidents) {}

    Chosen chosen(Map<String, String> environment, CommandLine command) {
        if ((config == null) == (preset == null)) {
            throw new ParameterException(command, "which contract? give either -c FILE, with --contract ID, or --preset NAME");
        }
        if (config != null && (zone != null || fee != null || !set.isEmpty())) {
            throw new ParameterException(command, "--zone, --fee and --set are of a preset; the contract of " + config + " says its own");
        }
        var settings = loaded(environment, command);
        var found = contract(settings, command);
        return new Chosen(found.contract(), covers(settings, found).and(this::isAsked), settings.incidents().policy());
    }

    private Settings loaded(Map<String, String> environment, CommandLine command) {
        var loaded = config != null ? SettingsFile.load(config, environment) : PresetSettings.load(keys(command));
        return switch (loaded) {
            case Loaded.Valid valid -> valid.settings();
            case Loaded.Invalid(String report) -> throw new ParameterException(command, report);
        };
    }

    private Map<String, String> keys(CommandLine command) {
        var keys = new LinkedHashMap<>(set);
        keys.put("preset", String.valueOf(preset));
        if (zone != null) keys.put("zone", zone);
        if (!keys.containsKey("zone")) throw new ParameterException(command, "--zone ZONE is missing: where do its months begin? --zone UTC");
        if (fee != null) keys.put("fee", fee);
        return keys;
    }

    private ContractSettings contract(Settings settings, CommandLine command) {
        var all = settings.contracts();
        if (all.isEmpty()) throw new ParameterException(command, config + " holds no contract");
        var names = all.stream().map(c -> c.contract().id()).toList();
        if (contract == null && all.size() > 1) {
            throw new ParameterException(command, "--contract ID is missing; " + Nearest.thereIs(names));
        }
        return all.stream().filter(c -> contract == null || c.contract().id().equals(contract)).findFirst()
                .orElseThrow(() -> new ParameterException(command, "--contract \"" + contract + "\" names no contract; " + Nearest.thereIs(names)));
    }

    private static Predicate<String> covers(Settings settings, ContractSettings contract) {
        return switch (contract.appliesTo()) {
            case ContractSettings.Tier(String name) -> model -> settings.tierOf(model).equals(name);
            case ContractSettings.Models(List<ModelPattern> patterns) -> model -> ModelPattern.anyMatches(patterns, model);
        };
    }

    private boolean isAsked(String model) {
        return models.isEmpty() || models.stream().anyMatch(pattern -> new ModelPattern(pattern).matches(model));
    }
}
