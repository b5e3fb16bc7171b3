package dev.nines.monitor.statement.copy;

import dev.nines.monitor.statement.StatementCsv;
import dev.nines.monitor.statement.StatementHtml;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.revise.Packing;
import dev.nines.sla.store.StatementArchive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every file of a statement by its name. */
public final class StatementCopies {
    public static final String JSON = "statement.json";
    public static final String HTML = "statement.html";
    public static final String CSV = "statement.csv";
    public static final String ROOTS = "roots.csv";
    public static final String FAILURES = "failures.csv";
    public static final String SEAL = "seal.json";

    private static final List<String> DRAWN = List.of(HTML, JSON, CSV);
    private static final List<String> ARCHIVED = List.of(ROOTS, FAILURES, SEAL);

    private final StatementArchive archive;

    public StatementCopies(StatementArchive archive) {
        this.archive = archive;
    }

    /** Those that there are. */
    public List<StatementCopy> all(StatementSource text) {
        return Stream.concat(DRAWN.stream(), ARCHIVED.stream()).flatMap(name -> find(text, name).stream()).toList();
    }

    /** Empty where this statement has no file of the name. */
    public Optional<StatementCopy> find(StatementSource text, String name) {
        return switch (name) {
            case JSON -> Optional.of(copy(name, "application/json", text::json));
            case HTML -> Optional.of(copy(name, "text/html", () -> StatementHtml.write(StatementJson.read(text.json()))));
            case CSV -> Optional.of(copy(name, "text/csv", () -> StatementCsv.write(StatementJson.read(text.json()))));
            default -> ARCHIVED.contains(name) ? enclosure(text, name) : Optional.empty();
        };
    }

    private Optional<StatementCopy> enclosure(StatementSource text, String name) {
        return switch (text) {
            case StatementSource.Forecast _ -> Optional.empty();
            case StatementSource.Final(var a) -> archive.enclosure(a.contract(), a.period(), a.revision(), name)
                    .map(e -> new StatementCopy(name, name.endsWith(".json") ? "application/json" : "text/csv", Packing.content(e)));
        };
    }

    private static StatementCopy copy(String name, String mediaType, Supplier<String> text) {
        return new StatementCopy(name, mediaType, out -> out.write(text.get().getBytes(StandardCharsets.UTF_8)));
    }
}
