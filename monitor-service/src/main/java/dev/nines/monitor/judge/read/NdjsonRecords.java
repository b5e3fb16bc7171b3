package dev.nines.monitor.judge.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.nines.monitor.judge.line.Cells;
import dev.nines.monitor.judge.line.LineReader;
import dev.nines.monitor.judge.line.Mapping;
import dev.nines.monitor.judge.line.NotUnderstood;
import dev.nines.monitor.judge.line.Paths;
import java.io.IOException;

/** One JSON object a line. */
final class NdjsonRecords implements Records {
    private static final JsonFactory FACTORY = JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

    private final Mapping mapping;
    private final Paths paths;
    private final ThreadLocal<Desk> desks;

    /** What one thread reads with. */
    private record Desk(Cells cells, LineReader lines) {}

    NdjsonRecords(Mapping mapping) {
        this.mapping = mapping;
        this.paths = Paths.of(mapping);
        this.desks = ThreadLocal.withInitial(() -> new Desk(new Cells(Paths.slots(this.mapping)), new LineReader(this.mapping)));
    }

    @Override
    public int lastEnd(byte[] bytes, int size) {
        for (int i = size; i > 0; i--) if (bytes[i - 1] == '\n') return i;
        return NONE;
    }

    @Override
    public Batch read(Chunk chunk) {
        var batch = new Batch(chunk);
        for (int at = 0; at < chunk.size(); ) at = readFrom(chunk, at, batch);
        return batch;
    }

    /** One parser reads line after line, until one is no JSON: then the next line needs a parser of its own. */
    private int readFrom(Chunk chunk, int from, Batch batch) {
        if (!isUtf8(chunk, from)) return refuse(chunk, from, batch, "is not whole JSON");
        int begun = from;
        try (var json = FACTORY.createParser(chunk.bytes(), from, chunk.size() - from)) {
            int lastLine = 0;
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                var place = json.currentTokenLocation();
                begun = from + (int) place.getByteOffset();
                if (token != JsonToken.START_OBJECT) return refuse(chunk, begun, batch, "is no JSON object");
                if (place.getLineNr() == lastLine) return refuse(chunk, begun, batch, "has text after the JSON object");
                var desk = desks.get();
                desk.cells().clear();
                JsonCells.read(json, paths, desk.cells());
                lastLine = json.currentLocation().getLineNr();
                if (lastLine != place.getLineNr()) return refuse(chunk, begun, batch, "is not whole JSON");
                understand(desk, begun, batch);
                begun = from + (int) json.currentLocation().getByteOffset();
            }
            return chunk.size();
        } catch (IOException e) { // bytes in memory can always be read: they are no JSON, or no text at all
            return refuse(chunk, firstOf(chunk, begun), batch, "is not whole JSON");
        }
    }

    /** By the first bytes a parser would take what stands behind a NUL for UTF-16 or UTF-32, which a log is not. */
    private static boolean isUtf8(Chunk chunk, int from) {
        int end = Math.min(from + 4, chunk.size());
        for (int i = from; i < end; i++) if (chunk.bytes()[i] == 0) return false;
        return (chunk.bytes()[from] & 0xfe) != 0xfe;
    }

    private static void understand(Desk desk, int begun, Batch batch) {
        try {
            batch.add(begun, desk.lines().read(desk.cells()));
        } catch (NotUnderstood e) {
            batch.refuse(begun, e.reason());
        }
    }

    private static int refuse(Chunk chunk, int begun, Batch batch, String reason) {
        batch.refuse(begun, reason);
        return chunk.afterLine(begun);
    }

    /** What was read last may have ended lines before. */
    private static int firstOf(Chunk chunk, int from) {
        int at = from;
        while (at < chunk.size() - 1 && chunk.bytes()[at] <= ' ' && chunk.bytes()[at] >= 0) at++;
        return at;
    }
}
