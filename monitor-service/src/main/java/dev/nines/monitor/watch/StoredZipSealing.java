package dev.nines.monitor.watch;

import dev.nines.db.SeriesTable;
import dev.nines.db.seal.DayRows;
import dev.nines.monitor.seal.SealOffice;
import dev.nines.monitor.statement.copy.ZipSealing;
import dev.nines.monitor.statement.file.EvidenceZip.Named;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.RowFormat;
import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.SignedRoot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** By the key of this process, from the rows that are stored. */
public record StoredZipSealing(SealOffice seals, DayRows rows, SeriesTable series) implements ZipSealing {
    private static final int DAY = "2026-10-01".length();
    private static final String END = "\r\n";

    @Override
    public String seal(Seal files) {
        return seals.seal(files);
    }

    @Override
    public String publicKeys(List<SignedRoot> roots) {
        return seals.publicKeys(roots);
    }

    /** Of days that were sealed: others have nothing that stands for them. */
    @Override
    public List<Named> observations(List<SignedRoot> roots) {
        return roots.isEmpty() ? List.of() : List.of(new Named("observations/1.csv", out -> write(roots.stream().map(SignedRoot::root).toList(), out)));
    }

    private void write(List<DayRoot> roots, OutputStream out) throws IOException {
        Set<String> names = new HashSet<>();
        Set<String> sealed = new HashSet<>();
        var days = new TreeSet<LocalDate>();
        for (var root : roots) {
            names.add(root.series());
            days.add(root.day());
            sealed.add(root.day() + root.series());
        }
        out.write((RowFormat.HEADER + END).getBytes(StandardCharsets.UTF_8));
        var known = series.all().stream().filter(one -> names.contains(one.name())).toList();
        rows.each(known, days.first(), days.last().plusDays(1), (one, line) -> {
            if (sealed.contains(line.substring(0, DAY) + one.name())) put(line, out);
        });
    }

    private static void put(String line, OutputStream out) {
        try {
            out.write((line + END).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("an observation of a statement", e); // told by whoever reads
        }
    }
}
