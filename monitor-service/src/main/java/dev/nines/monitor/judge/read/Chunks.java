package dev.nines.monitor.judge.read;

import dev.nines.monitor.judge.read.Chunk.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a stream into stretches of whole records. For one thread. */
final class Chunks {
    private static final int USUAL_BYTES = 1 << 20;
    /** A request with its prompt and its answer may be large; a record above this is none. */
    static final int LONGEST_RECORD_BYTES = 16 << 20;

    private final InputStream in;
    private final Records records;
    private byte[] rest;
    private boolean ended;

    /** @param begun what was read of the stream before */
    Chunks(InputStream in, Records records, byte[] begun) {
        this.in = in;
        this.records = records;
        this.rest = begun;
    }

    /** Empty at the end of the stream. */
    Optional<Chunk> next() throws IOException {
        var bytes = Arrays.copyOf(rest, Math.max(USUAL_BYTES, rest.length));
        int size = fill(bytes, rest.length);
        while (true) {
            if (ended) return last(bytes, size);
            int end = records.lastEnd(bytes, size);
            if (end != Records.NONE) return Optional.of(cut(bytes, end, size));
            if (bytes.length >= LONGEST_RECORD_BYTES) return Optional.of(tooLong(bytes, size));
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
            size = fill(bytes, size);
        }
    }

    private Optional<Chunk> last(byte[] bytes, int size) {
        rest = new byte[0];
        if (size == 0) return Optional.empty();
        if (bytes[size - 1] == '\n') return Optional.of(new Chunk(bytes, size, Kind.RECORDS));
        var whole = Arrays.copyOf(bytes, size + 1); // the last record of a file may end without a line feed
        whole[size] = '\n';
        return Optional.of(new Chunk(whole, size + 1, Kind.RECORDS));
    }

    private Chunk cut(byte[] bytes, int end, int size) {
        rest = Arrays.copyOfRange(bytes, end, size);
        return new Chunk(bytes, end, Kind.RECORDS);
    }

    /** The first line alone is given up: where a quote was never closed, what follows is whole again. */
    private Chunk tooLong(byte[] bytes, int size) throws IOException {
        int end = new Chunk(bytes, size, Kind.TOO_LONG).afterLine(0);
        rest = Arrays.copyOfRange(bytes, end, size);
        if (end == size && bytes[size - 1] != '\n') skipLine();
        bytes[end - 1] = '\n';
        return new Chunk(Arrays.copyOfRange(bytes, end - 1, end), 1, Kind.TOO_LONG);
    }

    private void skipLine() throws IOException {
        var bytes = new byte[USUAL_BYTES];
        for (int size = in.read(bytes); size >= 0; size = in.read(bytes)) {
            for (int i = 0; i < size; i++) {
                if (bytes[i] != '\n') continue;
                rest = Arrays.copyOfRange(bytes, i + 1, size);
                return;
            }
        }
        ended = true;
    }

    private int fill(byte[] bytes, int from) throws IOException {
        int size = from;
        while (size < bytes.length && !ended) {
            int read = in.read(bytes, size, bytes.length - size);
            if (read < 0) ended = true;
            else size += read;
        }
        return size;
    }
}
