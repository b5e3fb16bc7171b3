package dev.nines.monitor.seal.verify;

import dev.nines.sla.seal.CsvLine;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.RowFormat;
import dev.nines.sla.seal.SignedRoot;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows themselves against their roots: each day's in their order, none of them changed, none too many, none missing. */
final class RowsCheck {
    private static final Pattern SLOT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    private static final int SLOT_LENGTH = 27;
    private static final int DAY_LENGTH = 10;

    private final Findings findings;
    private final Sealed sealed;
    private final FailuresCheck failures;
    private final Set<String> seen = new HashSet<>();
    private @Nullable Block block;
    private String seriesCell = "";
    private String seriesName = "";
    private long rows;

    /**
     * What the rows are held against.
     *
     * @param later of days that were sealed anew after the statement was written
     */
    record Sealed(Roots roots, Roots later) {}

    RowsCheck(Findings findings, Sealed sealed, FailuresCheck failures) {
        this.findings = findings;
        this.sealed = sealed;
        this.failures = failures;
    }

    /** @return how many rows were looked at */
    long check(Evidence evidence, List<String> files) {
        for (String file : files) {
            try (var in = evidence.open(file)) {
                read(file, new Lines(in));
            } catch (IOException e) {
                findings.problem(file, Reasons.of(e));
            }
            end(true);
        }
        for (var root : sealed.roots().all()) {
            var day = root.root();
            if (day.rows() > 0 && !seen.contains(day.day() + " " + day.series())) {
                findings.problem(Evidence.ROWS_FOLDER, "no row of " + day.series() + " on " + day.day() + ", where " + day.rows() + " were sealed");
            }
        }
        return rows;
    }

    private void read(String file, Lines lines) throws IOException {
        if (!lines.next() || !lines.text().equals(RowFormat.HEADER)) throw new IOException("does not begin with the columns of " + RowFormat.WORD);
        while (lines.next() && !findings.isFull()) row(file, lines);
    }

    private void row(String file, Lines lines) {
        rows++;
        String line = lines.text();
        try {
            series(line);
        } catch (IllegalArgumentException e) {
            findings.problem(file + " line " + lines.number(), "is no row of " + RowFormat.WORD + ": " + e.getMessage());
            return;
        }
        String slot = line.substring(0, SLOT_LENGTH);
        Instant at;
        try {
            at = Instant.parse(slot);
        } catch (DateTimeException e) {
            findings.problem(file + " line " + lines.number(), "is no row of " + RowFormat.WORD + ": no such instant: " + slot);
            return;
        }
        var into = into(file, lines.number(), slot.substring(0, DAY_LENGTH));
        int order = slot.compareTo(into.lastSlot());
        if (order == 0) findings.problem(file + " line " + lines.number(), "the slot " + slot + " of " + into.series() + " stands there twice");
        if (order < 0) findings.problem(file + " line " + lines.number(), "is out of order: " + slot + " after " + into.lastSlot());
        byte[] bytes = lines.bytes();
        into.add(slot, at, bytes);
        failures.row(bytes);
    }

    /** Keeps the name of the series of this line; nearly always it is that of the line before. */
    private void series(String line) {
        if (line.length() < SLOT_LENGTH || !SLOT.matcher(line).region(0, SLOT_LENGTH).matches()) {
            throw new IllegalArgumentException("it does not begin with a slot");
        }
        if (!seriesCell.isEmpty() && line.startsWith(seriesCell, SLOT_LENGTH)) return;
        var cells = CsvLine.cells(line);
        if (cells.size() != RowFormat.COLUMNS.size()) throw new IllegalArgumentException("it has " + cells.size() + " cells");
        seriesName = cells.get(1);
        seriesCell = "," + new CsvLine().cell(seriesName) + ",";
    }

    private Block into(String file, long line, String day) {
        var current = block;
        if (current != null && current.isOf(seriesName, day)) return current;
        end(false);
        var next = new Block(seriesName, day, file, line);
        if (!seen.add(day + " " + seriesName)) findings.problem(next.where(), "rows of " + next.named() + " again, apart from the others");
        block = next;
        return next;
    }

    private void end(boolean isLast) {
        var ended = block;
        block = null;
        if (ended == null) return;
        var root = sealed.roots().of(ended.series(), ended.day());
        if (root.isEmpty()) findings.problem(ended.where(), "rows of " + ended.named() + ", of which there is no root");
        root.flatMap(r -> ended.against(r.root(), isLast)).ifPresent(what -> differs(ended, root.get().root(), what));
    }

    /** Rows that came late are no tampering: who sealed the day has said so himself, in a newer revision of its root. */
    private void differs(Block ended, DayRoot root, String what) {
        var later = sealed.later().of(ended.series(), ended.day()).map(SignedRoot::root)
                .filter(one -> one.revision() > root.revision() && ended.against(one, false).isEmpty());
        if (later.isEmpty()) findings.problem(ended.where(), what);
        later.ifPresent(one -> findings.note(ended.where(), ended.named() + " was sealed anew as revision " + one.revision()
                + ", after this statement was written: its rows are the " + one.rows() + " of that revision, the statement rests on the " + root.rows()
                + " of revision " + root.revision()));
    }
}
