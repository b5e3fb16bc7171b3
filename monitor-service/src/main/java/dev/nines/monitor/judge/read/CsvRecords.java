package dev.nines.monitor.judge.read;

import dev.nines.monitor.judge.line.Cells;
import dev.nines.monitor.judge.line.LineReader;
import dev.nines.monitor.judge.line.Mapping;
import dev.nines.monitor.judge.line.NotUnderstood;
import dev.nines.monitor.judge.line.Paths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Records of CSV, the head apart. */
final class CsvRecords implements Records {
    private final CsvHead head;
    private final ThreadLocal<Desk> desks;

    /** What one thread reads with. */
    private record Desk(Cells cells, LineReader lines, CsvScan scan) {}

    CsvRecords(CsvHead head, Mapping mapping) {
        this.head = head;
        this.desks = ThreadLocal.withInitial(() ->
                new Desk(new Cells(Paths.slots(mapping)), new LineReader(mapping), new CsvScan(head.delimiter())));
    }

    @Override
    public int lastEnd(byte[] bytes, int size) {
        var scan = desks.get().scan();
        int end = NONE;
        while (end < size) {
            int next = scan.record(bytes, end, size);
            if (next == CsvScan.NOT_WHOLE) return end;
            end = next == CsvScan.MALFORMED ? afterLine(bytes, end, size) : next;
        }
        return end;
    }

    @Override
    public Batch read(Chunk chunk) {
        var batch = new Batch(chunk);
        var desk = desks.get();
        int at = 0;
        while (at < chunk.size()) {
            int end = desk.scan().record(chunk.bytes(), at, chunk.size());
            if (end == CsvScan.NOT_WHOLE || end == CsvScan.MALFORMED) {
                batch.refuse(at, end == CsvScan.NOT_WHOLE ? "has a quote that is never closed" : "has text behind a closing quote");
                end = chunk.afterLine(at);
            } else if (!isBlank(desk.scan())) {
                readRecord(chunk.bytes(), at, desk, batch);
            }
            at = end;
        }
        return batch;
    }

    private void readRecord(byte[] bytes, int at, Desk desk, Batch batch) {
        if (desk.scan().count() != head.columns()) {
            batch.refuse(at, "has " + desk.scan().count() + " fields where the head has " + head.columns());
            return;
        }
        desk.cells().clear();
        try {
            for (int i = 0; i < head.columns(); i++) take(bytes, i, desk);
            batch.add(at, desk.lines().read(desk.cells()));
        } catch (NotUnderstood e) {
            batch.refuse(at, e.reason());
        }
    }

    private void take(byte[] bytes, int column, Desk desk) {
        var asked = head.of(column);
        if (asked.isEmpty()) return;
        var scan = desk.scan();
        int from = scan.from(column);
        int to = scan.to(column);
        if (scan.isDoubled(column) || asked.get().isInner()) {
            takeText(new String(bytes, from, to - from, StandardCharsets.UTF_8).replace("\"\"", "\""), asked.get(), desk.cells());
        } else {
            for (int slot : asked.get().slots()) desk.cells().put(slot, bytes, from, to);
        }
    }

    private static void takeText(String text, Paths asked, Cells cells) {
        for (int slot : asked.slots()) cells.put(slot, text);
        if (!asked.isInner() || !text.startsWith("{")) return;
        var chars = text.toCharArray();
        try {
            JsonCells.readText(chars, 0, chars.length, asked, cells);
        } catch (IOException e) {
            throw new UncheckedIOException("characters in memory cannot be read", e);
        }
    }

    private static boolean isBlank(CsvScan scan) {
        return scan.count() == 1 && scan.from(0) == scan.to(0);
    }

    private static int afterLine(byte[] bytes, int from, int size) {
        int at = from;
        while (at < size && bytes[at] != '\n') at++;
        return Math.min(at + 1, size);
    }
}
