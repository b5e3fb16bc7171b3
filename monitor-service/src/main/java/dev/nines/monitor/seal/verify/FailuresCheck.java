package dev.nines.monitor.seal.verify;

import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.RowFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Whether each line of {@code failures.csv} is one of the sealed rows, where it has their columns. It holds eight bytes of each line's digest: a year
 * of failures is some megabytes.
 */
final class FailuresCheck {
    private static final int MOST = 10_000_000;

    private final MessageDigest sha256 = Digest.sha256();
    private long[] lines = new long[0];
    private long[] sorted = new long[0];
    private BitSet found = new BitSet();

    /** Reads the failures, to look for them among the rows afterwards. */
    void read(Evidence evidence, Findings findings) {
        if (!evidence.has(Evidence.FAILURES)) return;
        int count = 0;
        try (var in = evidence.open(Evidence.FAILURES)) {
            var from = new Lines(in);
            if (!from.next() || !from.text().equals(RowFormat.HEADER)) {
                findings.note(Evidence.FAILURES, "has columns of its own, so its lines were not looked for among the rows");
                return;
            }
            while (from.next()) {
                if (count == MOST) throw new IOException("holds more than " + MOST + " lines");
                if (count == lines.length) lines = Arrays.copyOf(lines, Math.max(1024, 2 * count));
                lines[count++] = print(from.bytes());
            }
        } catch (IOException e) {
            findings.problem(Evidence.FAILURES, Reasons.of(e));
        }
        lines = Arrays.copyOf(lines, count);
        sorted = lines.clone();
        Arrays.sort(sorted);
        found = new BitSet(count);
    }

    void row(byte[] row) {
        if (sorted.length == 0) return;
        int at = Arrays.binarySearch(sorted, print(row));
        if (at >= 0) found.set(at);
    }

    /** Once all rows were seen. */
    void tell(Findings findings) {
        for (int i = 0; i < lines.length; i++) {
            if (!isFound(lines[i])) findings.problem(Evidence.FAILURES + " line " + (i + 2), "is not among the rows");
        }
    }

    private boolean isFound(long line) {
        int at = Arrays.binarySearch(sorted, line); // whichever of several equal ones: the search takes the same way each time
        return found.get(at);
    }

    private long print(byte[] line) {
        return ByteBuffer.wrap(sha256.digest(line)).getLong();
    }
}
