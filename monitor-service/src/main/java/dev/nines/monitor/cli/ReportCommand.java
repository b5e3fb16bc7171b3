package dev.nines.monitor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.monitor.cli.ServiceOptions.Question;
import dev.nines.monitor.start.CannotStart;
import dev.nines.monitor.statement.copy.StatementCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nines report}: the files of a statement, as the API has them. */
@Command(name = "report", description = "Saves the statement of a period; of one that is running, a forecast that says so.", mixinStandardHelpOptions = true,
        footer = {"", "nines report --contract pro --period 2026-10 --format pdf,html,csv,json --out claims",
            "nines report --contract pro --period 2026-10 --format zip --observations all --out claims"})
final class ReportCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = {"-c", "--contract"}, paramLabel = "ID", required = true, description = "as nines.yaml names it")
    private String contract = "";

    @Option(names = {"-p", "--period"}, paramLabel = "PERIOD", required = true, description = "2026-10, 2026-Q3, 2026-06-12..2026-06-30")
    private String period = "";

    @Option(names = {"-f", "--format"}, paramLabel = "FORMAT", split = ",", description = "pdf, html, csv, json, zip (pdf,html,csv,json)")
    private List<String> formats = List.of("pdf", "html", "csv", "json");

    @Option(names = {"-o", "--out"}, paramLabel = "DIR", required = true, description = "folder to save to; made where there is none")
    private Path out = Path.of("");

    @Option(names = "--revision", paramLabel = "N", description = "an earlier writing of it (the newest)")
    private @Nullable Integer revision;

    @Option(names = "--judge", description = "judge the period now, before it is saved: for a token of scope write")
    private boolean judge;

    @Option(names = "--observations", paramLabel = "all", description = "put every observation of the period into the zip")
    private @Nullable String observations;

    @Option(names = "--json", description = "print what the statement came to as an object")
    private boolean json;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    ReportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        checkFormats();
        var command = spec.commandLine();
        if (judge) service.ask(Question.post("{}", "statements", contract, period).patiently(PATIENCE), environment, command);
        var asked = Question.get("statements", contract, period).patiently(PATIENCE);
        var statement = service.ask(revision == null ? asked : asked.with("revision=" + revision), environment, command);
        var saved = wanted(statement).stream().map(name -> save(name, statement)).toList();
        if (json) command.getOut().println(statement.toString());
        else saved.forEach(path -> command.getOut().println(path));
        command.getOut().flush();
        command.getErr().println("nines: " + said(statement));
        return Exit.FINE;
    }

    private void checkFormats() {
        for (var format : formats) {
            if (!List.of("pdf", "html", "csv", "json", "zip").contains(format)) {
                throw new ParameterException(spec.commandLine(), "--format must be of pdf, html, csv, json, zip: \"" + format + "\"");
            }
        }
        if (observations != null && (!observations.equals("all") || !formats.contains("zip"))) {
            throw new ParameterException(spec.commandLine(), "--observations must be all, and goes with --format zip");
        }
    }

    /** Several files may be of one format; the service says which there are. */
    private List<String> wanted(JsonNode statement) {
        var names = new ArrayList<String>();
        for (var format : formats) {
            var found = StreamSupport.stream(statement.path("files").spliterator(), false).map(f -> f.path("name").asText())
                    .filter(name -> name.endsWith("." + format) && name.matches("[a-z][a-z0-9.-]*")).toList();
            if (found.isEmpty()) throw new CannotStart("this statement has no file of format " + format);
            names.addAll(found);
        }
        return names;
    }

    /** What a statement of no revision is named by is that it is a forecast. */
    private Path save(String name, JsonNode statement) {
        int number = statement.path("revision").asInt();
        var question = Question.get("statements", contract, period, name).patiently(PATIENCE);
        var query = new ArrayList<String>();
        if (number > 0) query.add("revision=" + number);
        if (observations != null && name.endsWith(".zip")) query.add("observations=all");
        var path = out.resolve(StatementCopy.fileName(contract, period, number > 0 ? name : "forecast-" + name));
        try {
            Files.createDirectories(out);
            var part = out.resolve(".nines-" + UUID.randomUUID() + ".part"); // not a temporary file, which others could not read
            try {
                service.download(query.isEmpty() ? question : question.with(String.join("&", query)), new ServiceOptions.Caller(environment, spec.commandLine()), part);
                Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new CannotStart("cannot write " + path + " (" + e.getMessage() + ")", e);
        }
        return path;
    }

    private static String said(JsonNode s) {
        boolean isForecast = s.path("standing").asText().equals("forecast");
        var what = isForecast ? "a forecast as of " + SilenceCommand.text(s, "as_of") + ", which decides nothing"
                : "revision " + SilenceCommand.text(s, "revision") + ": " + SilenceCommand.text(s, "verdict") + ", credit " + SilenceCommand.text(s, "credit");
        var claim = s.path("claim").isObject() ? ", to be claimed by " + SilenceCommand.text(s.path("claim"), "last_day") : "";
        return SilenceCommand.text(s, "contract") + " for " + SilenceCommand.text(s, "period") + ", " + what + claim;
    }
}
