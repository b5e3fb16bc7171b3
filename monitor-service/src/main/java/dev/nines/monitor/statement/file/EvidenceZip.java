package dev.nines.monitor.statement.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * All of a statement in one file, written as it is sent. Names in the order of {@link #ORDER}, then as they come; every entry bears one
 * time, the statement's own, and nothing of the machine: the same files make the same zip with the same Java. What is signed are
 * the files, never the zip.
 */
public final class EvidenceZip implements AutoCloseable {
    /** In which the files lie that every statement has. */
    public static final List<String> ORDER = List.of("README.txt", "statement.json", "statement.html", "statement.pdf", "statement.csv",
            "intervals.csv", "incidents.csv", "failures.csv", "roots.csv", "seal.json", "public-key.pem");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private final ZipOutputStream zip;
    private final LocalDateTime time;
    private final Set<String> names = new HashSet<>();

    /** @param at the time of every entry, to two seconds: the end of the period */
    public EvidenceZip(OutputStream out, Instant at) {
        this.zip = new ZipOutputStream(out);
        this.time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    /** What writes a file's bytes, and does not close where they go. */
    @FunctionalInterface
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** A file of the zip. */
    public record Named(String name, Content content) {}

    /** Those with a place first. */
    public void addAll(List<Named> files) throws IOException {
        for (var file : files.stream().sorted((a, b) -> Integer.compare(place(a), place(b))).toList()) add(file.name(), file.content());
    }

    /** @throws IllegalArgumentException when the name leads elsewhere, or is there already */
    public void add(String name, Content content) throws IOException {
        var out = begin(name);
        content.to(out);
        out.flush();
        zip.closeEntry();
    }

    /** Ends the zip; the stream below stays open. */
    @Override
    public void close() throws IOException {
        zip.finish();
        zip.flush();
    }

    private OutputStream begin(String name) throws IOException {
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("no name of a file of evidence: \"" + name + "\"");
        if (!names.add(name.toLowerCase(Locale.ROOT))) throw new IllegalArgumentException("in the zip twice: " + name);
        var entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        return new Unclosed(zip);
    }

    private static int place(Named file) {
        int place = ORDER.indexOf(file.name());
        return place < 0 ? ORDER.size() : place;
    }

    /** So that who writes one file cannot end the zip. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
