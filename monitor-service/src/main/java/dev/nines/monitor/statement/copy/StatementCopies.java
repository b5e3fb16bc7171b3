package dev.nines.monitor.statement.copy;

import dev.nines.monitor.statement.StatementCsv;
import dev.nines.monitor.statement.StatementHtml;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.part.Attachment;
import dev.nines.monitor.statement.revise.Packing;
import dev.nines.monitor.statement.revise.Packing.Content;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Archived;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every file of a statement by its name: drawn from its JSON, or archived with it. */
public final class StatementCopies {
    public static final String JSON = "statement.json";
    public static final String HTML = "statement.html";
    public static final String CSV = "statement.csv";
    public static final String ROOTS = "roots.csv";
    public static final String FAILURES = "failures.csv";
    public static final String SEAL = "seal.json";
    public static final String KEYS = "public-key.pem";

    private static final List<String> DRAWN = List.of(HTML, JSON, CSV);
    private static final List<String> SEALING = List.of(SEAL, KEYS);

    private final StatementArchive archive;

    public StatementCopies(StatementArchive archive) {
        this.archive = archive;
    }

    /** Of the files that there are. */
    public List<String> names(StatementSource source) {
        return switch (source) {
            case StatementSource.Forecast _ -> DRAWN;
            case StatementSource.Final(var archived) -> Stream.concat(DRAWN.stream(), enclosed(archived).stream()).toList();
        };
    }

    /** Empty where this statement has no file of the name. */
    public Optional<StatementCopy> find(StatementSource source, String name) {
        return switch (name) {
            case JSON -> Optional.of(new StatementCopy(name, text(source.json())));
            case HTML -> Optional.of(new StatementCopy(name, text(StatementHtml.write(StatementJson.read(source.json())))));
            case CSV -> Optional.of(new StatementCopy(name, text(StatementCsv.write(StatementJson.read(source.json())))));
            default -> switch (source) {
                case StatementSource.Forecast _ -> Optional.empty();
                case StatementSource.Final(var archived) -> enclosed(archived).contains(name)
                        ? enclosure(archived, name).map(content -> new StatementCopy(name, content)) : Optional.empty();
            };
        };
    }

    private static List<String> enclosed(Archived archived) {
        var attached = StatementJson.read(archived.json()).attachments().stream().map(Attachment::name).toList();
        return attached.isEmpty() ? List.of() : Stream.concat(attached.stream(), SEALING.stream()).toList();
    }

    private Optional<Content> enclosure(Archived a, String name) {
        return archive.enclosure(a.contract(), a.period(), a.revision(), name).map(Packing::content);
    }

    private static Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
