package dev.nines.monitor.seal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip, of which nothing is ever unpacked to a disk. */
final class ZipEvidence implements Evidence {
    private static final int MOST_FILES = 20_000;
    private static final byte[] FIRST_BYTES = {'P', 'K', 3, 4};
    private static final Pattern LEADS_ELSEWHERE = Pattern.compile("^/|^[A-Za-z]:|\\\\|(^|/)\\.\\.(/|$)|[\\x00-\\x1f\\x7f]");

    private final ZipFile zip;
    private final Set<String> names;

    private ZipEvidence(ZipFile zip, List<String> names) {
        this.zip = zip;
        this.names = new LinkedHashSet<>(names);
    }

    static boolean isZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(2);
            return first.length == 2 && first[0] == 'P' && first[1] == 'K';
        }
    }

    /** @throws IOException where it is none, or one that was cut off */
    static ZipEvidence open(Path file, Findings findings) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw new ZipException("no zip that can be read, perhaps cut off: " + e.getMessage());
        }
        try {
            begins(file, findings);
            return new ZipEvidence(zip, names(zip, findings));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** A zip is read from its end; whoever reads it from its beginning must not find another one. */
    private static void begins(Path file, Findings findings) throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(FIRST_BYTES.length), FIRST_BYTES)) {
                findings.problem("", "the zip does not begin with its first file: something stands before it");
            }
        }
    }

    private static List<String> names(ZipFile zip, Findings findings) throws IOException {
        if (zip.size() > MOST_FILES) throw new ZipException("it holds " + zip.size() + " files, more than " + MOST_FILES);
        var names = new ArrayList<String>();
        Set<String> seen = new HashSet<>();
        for (ZipEntry entry : zip.stream().toList()) {
            String name = entry.getName();
            if (LEADS_ELSEWHERE.matcher(name).find()) findings.problem(name, "its name leads out of the folder it would be unpacked to");
            else if (!seen.add(name.toLowerCase(Locale.ROOT))) findings.problem(name, "is in the zip twice: which one is read depends on who reads it");
            else if (!entry.isDirectory()) names.add(name);
        }
        return names;
    }

    @Override
    public List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public boolean has(String name) {
        return names.contains(name);
    }

    @Override
    public InputStream open(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null || !has(name)) throw new IOException("is missing");
        return new Unpacked(zip.getInputStream(entry), entry.getCompressedSize());
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
