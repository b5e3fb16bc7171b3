package dev.nines.sla.seal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree of RFC 6962, grown leaf by leaf: it holds one hash for each power of two, however many rows there are. The zero before a row and
 * the one before two hashes keep anybody from passing off a node as a row.
 */
public final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final int HASH_BYTES = 32;

    private final MessageDigest sha256 = Digest.sha256();
    /** Roots of complete trees of 1, 2, 4, 8... rows; those stand for something whose bit is set in {@code rows}. */
    private final List<byte[]> complete = new ArrayList<>();
    private long rows;

    public void add(byte[] row) {
        add(row, row.length);
    }

    /** As {@link #add(byte[])}, of a buffer's first bytes. */
    public void add(byte[] buffer, int length) {
        sha256.update(LEAF);
        sha256.update(buffer, 0, length);
        byte[] hash = sha256.digest();
        int level = 0;
        for (long bits = rows; (bits & 1) != 0; bits >>= 1) {
            join(complete.get(level), hash, hash);
            level++;
        }
        if (level == complete.size()) complete.add(hash);
        else complete.set(level, hash);
        rows++;
    }

    public long rows() {
        return rows;
    }

    /** Of the rows so far; more may follow. The root of none is the hash of nothing. */
    public Digest root() {
        if (rows == 0) return Digest.over(new byte[0]);
        int level = Long.numberOfTrailingZeros(rows);
        byte[] root = complete.get(level).clone();
        for (level++; level < complete.size(); level++) {
            if ((rows >> level & 1) != 0) join(complete.get(level), root, root);
        }
        return Digest.of(root);
    }

    private void join(byte[] left, byte[] right, byte[] into) {
        sha256.update(NODE);
        sha256.update(left);
        sha256.update(right);
        try {
            sha256.digest(into, 0, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 fits into its own room", e);
        }
    }
}
