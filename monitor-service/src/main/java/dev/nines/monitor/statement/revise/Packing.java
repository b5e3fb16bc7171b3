package dev.nines.monitor.statement.revise;

import dev.nines.sla.store.Enclosure;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Files into enclosures and out again, without ever holding one as a whole. */
public final class Packing {
    private static final int BUFFER = 1 << 16;

    private Packing() {}

    /** What writes a file's bytes, and does not close where they go. */
    @FunctionalInterface
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    public static Enclosure pack(String name, Content content) {
        var packed = new ByteArrayOutputStream();
        try {
            var zipped = new GZIPOutputStream(packed, BUFFER);
            var counted = new Counted(zipped);
            var digested = new DigestOutputStream(counted, sha256());
            var out = new BufferedOutputStream(digested, BUFFER);
            content.to(out);
            out.flush();
            zipped.finish();
            return new Enclosure(name, HexFormat.of().formatHex(digested.getMessageDigest().digest()), counted.bytes, packed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("file " + name, e);
        }
    }

    public static Enclosure pack(String name, String text) {
        return pack(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Content content(Enclosure enclosure) {
        return out -> {
            try (var in = open(enclosure)) {
                in.transferTo(out);
            }
        };
    }

    /** All of it as text: for what is known to be small. */
    public static String text(Enclosure enclosure) {
        try (var in = open(enclosure)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("file " + enclosure.name(), e);
        }
    }

    private static InputStream open(Enclosure enclosure) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(enclosure.gzip()), BUFFER);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static final class Counted extends FilterOutputStream {
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
            bytes += length;
        }
    }
}
