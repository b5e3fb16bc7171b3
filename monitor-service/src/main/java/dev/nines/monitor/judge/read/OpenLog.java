package dev.nines.monitor.judge.read;

import dev.nines.monitor.judge.line.Mapping;
import dev.nines.monitor.judge.line.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPInputStream;

/** The beginning of a log: unpacked, its format known, the head of a CSV file read. */
final class OpenLog implements AutoCloseable {
    private static final int HEAD_BYTES = 1 << 16;
    private static final int MOST_NAMED = 12;

    private final InputStream in;
    private final Records records;
    private final byte[] begun;
    private final long linesBefore;

    private OpenLog(InputStream in, Records records, byte[] begun, long linesBefore) {
        this.in = in;
        this.records = records;
        this.begun = begun;
        this.linesBefore = linesBefore;
    }

    static OpenLog of(LogSource source, Reading how, LongAdder bytes) throws IOException {
        var packed = new Metered(source.open(), bytes);
        try {
            return of(source, unpacked(packed), how);
        } catch (IOException | RuntimeException e) {
            packed.close();
            throw e;
        }
    }

    private static OpenLog of(LogSource source, InputStream in, Reading how) throws IOException {
        var head = withoutMark(source, in.readNBytes(HEAD_BYTES));
        return switch (how.format()) {
            case Format.Ndjson _ -> ndjson(source, in, head, how.mapping());
            case Format.CsvByHead _ -> csv(source, in, head, delimiter(head), how.mapping());
            case Format.Csv(char delimiter) -> csv(source, in, head, (byte) delimiter, how.mapping());
            case Format.Guessed _ -> firstOf(head) == '{' || firstOf(head) == '['
                    ? ndjson(source, in, head, how.mapping())
                    : csv(source, in, head, delimiter(head), how.mapping());
        };
    }

    private static OpenLog ndjson(LogSource source, InputStream in, byte[] head, Mapping mapping) {
        if (firstOf(head) == '[') {
            throw new LogUnreadable(source.name() + " is a JSON array; make it one object a line: jq -c '.[]' " + source.name());
        }
        return new OpenLog(in, new NdjsonRecords(mapping), head, 0);
    }

    private static OpenLog csv(LogSource source, InputStream in, byte[] head, byte delimiter, Mapping mapping) {
        if (head.length == 0) return new OpenLog(in, new CsvRecords(new CsvHead(delimiter, List.of(), Paths.of(mapping)), mapping), head, 0);
        var scan = new CsvScan(delimiter);
        var whole = head.length < HEAD_BYTES ? Arrays.copyOf(head, head.length + 1) : head;
        if (whole.length > head.length) whole[head.length] = '\n';
        int end = scan.record(whole, 0, whole.length);
        if (end < 0) throw new LogUnreadable(source.name() + " is neither NDJSON nor CSV: its first line is no head of columns");
        var names = new ArrayList<String>();
        for (int i = 0; i < scan.count(); i++) names.add(name(whole, scan.from(i), scan.to(i)));
        var columns = new CsvHead(delimiter, names, Paths.of(mapping));
        if (!columns.isAsked()) throw notAsked(source, names, mapping);
        var rest = Arrays.copyOfRange(head, Math.min(end, head.length), head.length);
        return new OpenLog(in, new CsvRecords(columns, mapping), rest, lines(head, Math.min(end, head.length)));
    }

    private static LogUnreadable notAsked(LogSource source, List<String> names, Mapping mapping) {
        var some = names.stream().limit(MOST_NAMED).map(n -> n.length() > 40 ? n.substring(0, 40) + "..." : n)
                .map(n -> n.replaceAll("\\p{Cntrl}", "?")).toList();
        return new LogUnreadable(source.name() + " has no column that the mapping \"" + mapping.name() + "\" knows; its head has "
                + String.join(", ", some) + (names.size() > MOST_NAMED ? ", ..." : ""));
    }

    private static String name(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).replace("\"\"", "\"").strip();
    }

    Chunks chunks() {
        return new Chunks(in, records, begun);
    }

    Records records() {
        return records;
    }

    /** The lines of the head. */
    long linesBefore() {
        return linesBefore;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var peeking = new PushbackInputStream(in, 2);
        var magic = peeking.readNBytes(2);
        peeking.unread(magic);
        boolean packed = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        return packed ? new GZIPInputStream(peeking, 1 << 16) : peeking;
    }

    private static byte[] withoutMark(LogSource source, byte[] head) {
        int first = head.length > 1 ? (head[0] & 0xff) << 8 | (head[1] & 0xff) : 0;
        if (first == 0xfffe || first == 0xfeff) throw new LogUnreadable(source.name() + " is UTF-16; make it UTF-8");
        boolean marked = head.length > 2 && first == 0xefbb && (head[2] & 0xff) == 0xbf;
        return marked ? Arrays.copyOfRange(head, 3, head.length) : head;
    }

    private static int firstOf(byte[] head) {
        for (byte b : head) if (b > ' ' || b < 0) return b;
        return 0;
    }

    /** What stands in the first line most often, of the usual three. */
    private static byte delimiter(byte[] head) {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        for (int i = 0; i < head.length && head[i] != '\n'; i++) {
            if (head[i] == ',') commas++;
            if (head[i] == ';') semicolons++;
            if (head[i] == '\t') tabs++;
        }
        if (commas >= semicolons && commas >= tabs) return ',';
        return (byte) (semicolons >= tabs ? ';' : '\t');
    }

    private static long lines(byte[] bytes, int end) {
        long lines = 0;
        for (int i = 0; i < end; i++) if (bytes[i] == '\n') lines++;
        return lines;
    }
}
