package dev.nines.monitor.statement.copy;

import dev.nines.monitor.statement.Original;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.file.EvidenceZip;
import dev.nines.monitor.statement.file.EvidenceZip.Named;
import dev.nines.monitor.statement.file.StatementFiles;
import dev.nines.monitor.statement.part.Attachment;
import dev.nines.monitor.statement.revise.Packing;
import dev.nines.monitor.statement.revise.Packing.Content;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.Seal.SealedFile;
import dev.nines.sla.seal.SignedRoot;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Archived;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every file of a statement by its name: drawn from its JSON, or archived with it; and the zip of all of them. */
public final class StatementCopies {
    public static final String JSON = "statement.json";
    public static final String HTML = "statement.html";
    public static final String CSV = "statement.csv";
    public static final String PDF = "statement.pdf";
    public static final String ZIP = "statement.zip";
    public static final String ROOTS = "roots.csv";
    public static final String LATER_ROOTS = "later-roots.csv";
    public static final String FAILURES = "failures.csv";
    public static final String SEAL = "seal.json";
    public static final String KEYS = "public-key.pem";

    private static final List<String> DRAWN = List.of(HTML, PDF, JSON, CSV, "intervals.csv", "incidents.csv");
    private static final List<String> SEALING = List.of(SEAL, KEYS);

    private final StatementArchive archive;
    private final ZipSealing sealing;

    public StatementCopies(StatementArchive archive, ZipSealing sealing) {
        this.archive = archive;
        this.sealing = sealing;
    }

    /** Of the files that there are. */
    public List<String> names(StatementSource source) {
        return switch (source) {
            case StatementSource.Forecast _ -> DRAWN;
            case StatementSource.Final(var archived) -> Stream.of(DRAWN, enclosed(archived), List.of(ZIP)).flatMap(List::stream).toList();
        };
    }

    /** Empty where this statement has no file of the name. */
    public Optional<StatementCopy> find(StatementSource source, String name, Extent extent) {
        if (name.equals(JSON)) return Optional.of(new StatementCopy(name, text(source.json())));
        if (DRAWN.contains(name)) {
            return StatementFiles.drawnFrom(source.json()).stream().filter(file -> file.name().equals(name)).findFirst()
                    .map(file -> new StatementCopy(name, file.content()::to));
        }
        return switch (source) {
            case StatementSource.Forecast _ -> Optional.empty();
            case StatementSource.Final(var archived) -> name.equals(ZIP) ? Optional.of(new StatementCopy(name, out -> zip(archived, extent, out)))
                    : enclosed(archived).contains(name) ? enclosure(archived, name).map(content -> new StatementCopy(name, content)) : Optional.empty();
        };
    }

    private static List<String> enclosed(Archived archived) {
        return enclosed(StatementJson.read(archived.json()));
    }

    private static List<String> enclosed(StatementDocument document) {
        var attached = document.attachments().stream().map(Attachment::name).toList();
        return attached.isEmpty() ? List.of() : Stream.concat(attached.stream(), SEALING.stream()).toList();
    }

    private Optional<Content> enclosure(Archived a, String name) {
        return archive.enclosure(a.contract(), a.period(), a.revision(), name).map(Packing::content);
    }

    /** Written as it is read. Sealed anew, because the archived seal stands for what was archived alone: the document and its tables. */
    private void zip(Archived archived, Extent extent, OutputStream out) throws IOException {
        var files = new ArrayList<SealedFile>();
        var roots = roots(archived);
        var original = Original.read(archived.json());
        try (var zip = new EvidenceZip(out, Instant.parse(original.document().period().to()))) {
            for (Named file : StatementFiles.drawnFrom(original, archived.json())) add(zip, file.name(), file.content()::to, files);
            for (var name : enclosed(original.document())) {
                var content = SEALING.contains(name) ? Optional.<Content>empty() : enclosure(archived, name);
                if (content.isPresent()) add(zip, name, content.get(), files);
            }
            zip.add(SEAL, text(sealing.seal(Seal.of(files)))::to);
            var newer = extent == Extent.EVERY_OBSERVATION ? observations(zip, roots) : List.<SignedRoot>of();
            zip.add(KEYS, text(sealing.publicKeys(Stream.concat(roots.stream(), newer.stream()).toList()))::to);
            if (!newer.isEmpty()) zip.add(LATER_ROOTS, text(SignedRoot.csv(newer))::to);
        }
    }

    /** @return the roots that stand for rows that came later: known when all of them were read */
    private List<SignedRoot> observations(EvidenceZip zip, List<SignedRoot> roots) throws IOException {
        var observations = sealing.observations(roots);
        zip.addAll(observations.files());
        return observations.newer();
    }

    private static void add(EvidenceZip zip, String name, Content content, List<SealedFile> files) throws IOException {
        zip.add(name, out -> {
            var digested = new DigestOutputStream(out, Digest.sha256());
            content.to(digested);
            digested.flush();
            files.add(new SealedFile(name, new Digest(HexFormat.of().formatHex(digested.getMessageDigest().digest()))));
        });
    }

    private List<SignedRoot> roots(Archived a) {
        return archive.enclosure(a.contract(), a.period(), a.revision(), ROOTS).stream().flatMap(e -> Packing.text(e).lines().skip(1))
                .map(SignedRoot::read).toList();
    }

    private static Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
