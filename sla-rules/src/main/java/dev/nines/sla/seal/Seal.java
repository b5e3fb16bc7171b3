package dev.nines.sla.seal;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files that one signature stands for.
 *
 * @param files in the order of their names
 */
public record Seal(List<SealedFile> files) {
    public static final String FORMAT = "nines-seal/1";

    public Seal {
        files = files.stream().sorted(Comparator.comparing(SealedFile::name)).toList();
        var names = new HashSet<String>();
        for (var file : files) {
            if (!names.add(file.name())) throw new IllegalArgumentException("sealed twice: " + file.name());
        }
    }

    /** @param name of the file, as in the zip: letters, digits, point, dash, underline; folders by a slash */
    public record SealedFile(String name, Digest sha256) {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

        public SealedFile {
            if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("no name of a file of evidence: \"" + name + "\"");
        }

        public static SealedFile of(String name, byte[] content) {
            return new SealedFile(name, Digest.over(content));
        }
    }

    public static Seal of(Collection<SealedFile> files) {
        return new Seal(List.copyOf(files));
    }

    /** What is signed, as UTF-8: the word of the format, then a line for each file as {@code sha256sum} prints it. */
    public String signedText() {
        return FORMAT + "\n" + files.stream().map(f -> f.sha256().hex() + "  " + f.name() + "\n").collect(Collectors.joining());
    }
}
