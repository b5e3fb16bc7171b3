package dev.nines.sla.seal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A root with the name of the key that signed it, and the signature.
 *
 * @param key the name of a public key: see {@link Seal}
 * @param signature Ed25519 over {@link DayRoot#signedText}, in Base64
 */
public record SignedRoot(DayRoot root, String key, String signature) {
    public static final String HEADER = "series,day,revision,rows,root,key,signature";
    private static final String END = "\r\n";
    private static final int CELLS = 7;

    /** The line of {@code roots.csv}, without its end. */
    public String line() {
        return root.cells().cell(key).cell(signature).toString();
    }

    /** The whole of {@code roots.csv}: by series, day and revision. */
    public static String csv(Collection<SignedRoot> roots) {
        var lines = roots.stream().sorted((a, b) -> a.root().compareTo(b.root())).map(SignedRoot::line);
        return Stream.concat(Stream.of(HEADER), lines).map(l -> l + END).collect(Collectors.joining());
    }

    /** @throws IllegalArgumentException where it is no such line */
    public static SignedRoot read(String line) {
        List<String> cells = CsvLine.cells(line);
        if (cells.size() != CELLS) throw new IllegalArgumentException(CELLS + " cells are a root, not " + cells.size());
        try {
            var root = new DayRoot(cells.get(0), LocalDate.parse(cells.get(1)), Integer.parseInt(cells.get(2)),
                    Long.parseLong(cells.get(3)), new Digest(cells.get(4)));
            return new SignedRoot(root, cells.get(5), cells.get(6));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
