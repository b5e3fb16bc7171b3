package dev.nines.monitor.cli;

import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Nearest;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.monitor.judge.line.Column;
import dev.nines.monitor.judge.line.Field;
import dev.nines.monitor.judge.line.Mapping;
import dev.nines.monitor.judge.line.MappingFile;
import dev.nines.monitor.judge.line.Mappings;
import dev.nines.monitor.judge.read.Format;
import dev.nines.monitor.judge.read.LogSource;
import dev.nines.monitor.judge.read.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Which log, and how it is read. */
final class JudgeLogOptions {
    private static final int MOST_THREADS = 64;

    @Parameters(arity = "1..*", paramLabel = "LOG", description = "NDJSON or CSV, packed by gzip or not; - is what is piped in")
    private List<String> logs = List.of();

    @Option(names = "--mapping", paramLabel = "NAME|FILE", defaultValue = "nines",
            description = "which columns say what: nines, litellm, openai, or a YAML file (${DEFAULT-VALUE})")
    private String mapping = "nines";

    @Option(names = "--map", paramLabel = "FIELD=COLUMN[:UNIT],...",
            description = "where a field stands instead: total=elapsed:ms; may be given several times")
    private Map<String, String> mapped = new LinkedHashMap<>();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "auto",
            description = "ndjson, csv or auto: a brace is NDJSON (${DEFAULT-VALUE})")
    private String format = "auto";

    @Option(names = "--delimiter", paramLabel = "C", description = "of CSV: , ; or tab (what its head has most of)")
    private @Nullable String delimiter;

    @Option(names = "--disorder", paramLabel = "D", defaultValue = "15m",
            description = "how much older than a line above it a line may be (${DEFAULT-VALUE})")
    private String disorder = "15m";

    @Option(names = "--threads", paramLabel = "N", description = "that read lines (one for each processor)")
    private @Nullable String threads;

    List<LogSource> sources(InputStream stdin) {
        var sources = new ArrayList<LogSource>();
        for (var log : logs) sources.add(log.equals("-") ? new LogSource.Piped(stdin) : new LogSource.File(Path.of(log)));
        return sources;
    }

    /** @param latest no request of the log began after it */
    Reading reading(Instant latest, CommandLine command) {
        int readers = threads == null
                ? Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())
                : Options.read("--threads", threads, Literals.count(1, MOST_THREADS), command);
        return new Reading(mapping(command), format(command), allowed(command), latest, readers);
    }

    private Duration allowed(CommandLine command) {
        return disorder.equals("0") ? Duration.ZERO : Options.read("--disorder", disorder, Literals::duration, command);
    }

    private Mapping mapping(CommandLine command) {
        var all = named(command);
        for (var entry : mapped.entrySet()) {
            var field = Field.words().get(entry.getKey());
            if (field == null) {
                throw new ParameterException(command, "--map \"" + entry.getKey() + "\" names no field"
                        + Nearest.hint(entry.getKey(), Field.words().keySet(), "; " + Nearest.thereIs(Field.words().keySet())));
            }
            var columns = new ArrayList<Column>();
            for (var text : entry.getValue().split(",", -1)) {
                columns.add(Options.read("--map " + entry.getKey(), text, t -> MappingFile.column(field, t), command));
            }
            all = all.with(field, columns);
        }
        return all;
    }

    private Mapping named(CommandLine command) {
        var known = Mappings.NAMED.get(mapping);
        if (known != null) return known;
        if (!mapping.contains(".") && !mapping.contains("/")) {
            throw new ParameterException(command, "--mapping \"" + mapping + "\" names no mapping; "
                    + Nearest.thereIs(Mappings.NAMED.keySet()) + ", or give a YAML file");
        }
        try {
            return switch (MappingFile.read(mapping, Files.readString(Path.of(mapping)))) {
                case MappingFile.Read.Valid(Mapping read) -> read;
                case MappingFile.Read.Invalid(String report) -> throw new ParameterException(command, report);
            };
        } catch (IOException e) {
            throw new ParameterException(command, "--mapping \"" + mapping + "\" cannot be read", e);
        }
    }

    private Format format(CommandLine command) {
        return switch (format) {
            case "auto" -> delimiter == null ? new Format.Guessed() : new Format.Csv(character(delimiter, command));
            case "csv" -> delimiter == null ? new Format.CsvByHead() : new Format.Csv(character(delimiter, command));
            case "ndjson" -> new Format.Ndjson();
            default -> throw new ParameterException(command, "--format \"" + format + "\" is not one of auto, csv, ndjson");
        };
    }

    private static char character(String text, CommandLine command) {
        return Options.read("--delimiter", text, t -> switch (t) {
            case "tab", "\t", "\\t" -> Parsed.ok('\t');
            case ",", ";", "|", ":", " " -> Parsed.ok(t.charAt(0));
            default -> Parsed.wrong("is none; write , ; | : or tab");
        }, command);
    }
}
