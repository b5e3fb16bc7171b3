package dev.nines.monitor.seal;

import dev.nines.probe.Series;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.Seal.SealedFile;
import dev.nines.sla.seal.SignedRoot;
import dev.nines.sla.store.Enclosure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What the archive keeps beside a statement's JSON: the roots of its days, the runs that failed, and the seal over all of it. */
public final class StatementEvidence {
    private final Seals seals;
    private final Sealer sealer;
    private final SealedRows rows;

    public StatementEvidence(Seals seals, Sealer sealer, SealedRows rows) {
        this.seals = seals;
        this.sealer = sealer;
        this.rows = rows;
    }

    /** @param rows lines of it but the header, as the statement says it among its attachments */
    public record Attached(Enclosure file, long rows) {}

    /**
     * What the statement names as its attachments, with the roots to seal it by.
     *
     * @param files {@code failures.csv} and {@code roots.csv}
     */
    public record Basis(List<SignedRoot> roots, List<Attached> files) {
        public Basis {
            roots = List.copyOf(roots);
            files = List.copyOf(files);
        }
    }

    /** Of the runs of these series with their slots in {@code [from, to)}; days that are over are sealed first. */
    public Basis basis(Collection<Series> series, Instant from, Instant to) {
        var roots = seals.roots(series, from, to);
        var failures = packed("failures.csv", out -> rows.failures(series, from, to, out));
        return new Basis(roots, List.of(failures, packed("roots.csv", out -> {
            out.write(SignedRoot.csv(roots).getBytes(StandardCharsets.UTF_8));
            return roots.size();
        })));
    }

    /** {@code seal.json} and {@code public-key.pem}, once the statement is written that names the others. */
    public List<Enclosure> sealing(String statementJson, Basis basis) {
        var sealed = new ArrayList<SealedFile>();
        sealed.add(SealedFile.of("statement.json", statementJson.getBytes(StandardCharsets.UTF_8)));
        for (var each : basis.files()) sealed.add(new SealedFile(each.file().name(), new Digest(each.file().sha256())));
        return List.of(text("seal.json", sealer.seal(Seal.of(sealed))), text("public-key.pem", sealer.publicKeys(basis.roots())));
    }

    private interface Content {
        long to(OutputStream out) throws IOException;
    }

    private static Enclosure text(String name, String text) {
        return packed(name, out -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return 0;
        }).file();
    }

    /** Packed as it comes: nothing is held unpacked. */
    private static Attached packed(String name, Content content) {
        var packed = new ByteArrayOutputStream();
        var sha256 = Digest.sha256();
        try {
            var gzip = new GZIPOutputStream(packed);
            var counted = new Counted(new DigestOutputStream(gzip, sha256));
            long rows = content.to(counted);
            gzip.finish();
            return new Attached(new Enclosure(name, Digest.of(sha256.digest()).hex(), counted.bytes, packed.toByteArray()), rows);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing in memory fails to be written", e);
        }
    }

    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long bytes;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] from, int at, int length) throws IOException {
            out.write(from, at, length);
            bytes += length;
        }
    }
}
