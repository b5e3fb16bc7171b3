package dev.nines.monitor.statement.file;

import dev.nines.monitor.statement.Original;
import dev.nines.monitor.statement.StatementCsv;
import dev.nines.monitor.statement.StatementHtml;
import dev.nines.monitor.statement.file.EvidenceZip.Named;
import dev.nines.monitor.statement.pdf.StatementPdf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** The files that are drawn from the archived JSON alone, itself among them. */
public final class StatementFiles {
    private StatementFiles() {}

    /** @param json as archived, byte for byte */
    public static List<Named> drawnFrom(String json) {
        return drawnFrom(Original.read(json), json);
    }

    /** @param original what the JSON says */
    public static List<Named> drawnFrom(Original original, String json) {
        var document = original.document();
        return List.of(text("README.txt", () -> Readme.write(original)), text("statement.json", () -> json),
                text("statement.html", () -> StatementHtml.write(original)), new Named("statement.pdf", out -> StatementPdf.write(original, out)),
                text("statement.csv", () -> StatementCsv.write(document)), text("intervals.csv", () -> IntervalsCsv.write(document)),
                text("incidents.csv", () -> IncidentsCsv.write(document)));
    }

    /** Drawn when it is written: who wants one file does not pay for the others, and no two are held at once. */
    private static Named text(String name, Supplier<String> text) {
        return new Named(name, out -> out.write(text.get().getBytes(StandardCharsets.UTF_8)));
    }
}
