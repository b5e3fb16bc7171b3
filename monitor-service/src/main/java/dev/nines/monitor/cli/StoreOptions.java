package dev.nines.monitor.cli;

import dev.nines.monitor.config.ProcessSettings;
import dev.nines.monitor.config.ProcessSettings.Embedded;
import dev.nines.monitor.config.read.EnvironmentSettings;
import dev.nines.monitor.config.read.ProcessReader;
import dev.nines.monitor.start.CannotStart;
import dev.nines.monitor.start.DataFolder;
import dev.nines.monitor.start.Visit;
import dev.nines.probe.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which service a command is about, by where that one keeps its data. */
final class StoreOptions {
    private static final String LIVE = "data/live";
    private static final String DEMO = "data/demo";

    @Option(names = "--data", paramLabel = "DIR", description = "data folder of the service, which may be running (NINES_DATA; of " + LIVE
            + " and " + DEMO + " the one that is there). With NINES_DB_URL there is no need of it")
    private @Nullable String data;

    /** What becomes of a folder that is not there. */
    enum Missing { MADE, REFUSED }

    <T> T ask(Map<String, String> environment, Missing missing, CommandLine command, Function<DataSource, T> question) {
        var process = process(environment, command);
        Consumer<String> say = line -> command.getErr().println("nines: " + line);
        if (process.store() instanceof Embedded && missing == Missing.REFUSED && !Files.isDirectory(process.dataFolder())) {
            throw new ParameterException(command, "there is no data folder " + process.dataFolder() + "; name one with --data");
        }
        try (var visit = Visit.to(process, say)) {
            return question.apply(visit.source());
        } catch (StoreUnavailable e) {
            throw new CannotStart("the database does not take this: " + e.why(), e);
        }
    }

    private ProcessSettings process(Map<String, String> environment, CommandLine command) {
        var all = new HashMap<>(environment);
        if (data != null) all.put("NINES_DATA", data);
        all.computeIfAbsent("NINES_DATA", _ -> usual(environment));
        return switch (ProcessReader.load(all)) {
            case ProcessReader.Read.Valid(ProcessSettings settings) -> settings;
            case ProcessReader.Read.Invalid(String report) -> throw new ParameterException(command, report);
        };
    }

    /** The one in which a service runs; where that does not decide, the one that is there. */
    private static String usual(Map<String, String> environment) {
        if (EnvironmentSettings.isMeant(environment)) return LIVE;
        var both = List.of(LIVE, DEMO);
        List<Predicate<Path>> signs = List.of(DataFolder::isInUse, Files::isDirectory);
        return signs.stream().map(sign -> both.stream().filter(name -> sign.test(Path.of(name))).toList())
                .filter(found -> found.size() == 1).map(List::getFirst).findFirst().orElse(LIVE);
    }
}
