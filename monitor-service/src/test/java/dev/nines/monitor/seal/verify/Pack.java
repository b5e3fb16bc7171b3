package dev.nines.monitor.seal.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nines.monitor.seal.SealJson;
import dev.nines.monitor.seal.SealKey;
import dev.nines.sla.seal.CsvLine;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.MerkleTree;
import dev.nines.sla.seal.RowFormat;
import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.Seal.SealedFile;
import dev.nines.sla.seal.SignedRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A statement with all its evidence: two series, two days, a run every half hour, two of each day failed. What a test does to it comes after. */
final class Pack {
    static final String FAST = "global/chat/Qwen/Qwen3-32B@home";
    static final String ODD = "global/chat/Odd, \"quoted\"@home";
    static final LocalDate FIRST = LocalDate.parse("2026-10-01");
    static final int ROWS = 48;
    static final SealKey KEY = SealKey.read(SealKey.fresh());
    static final SealKey OTHER = SealKey.read(SealKey.fresh());
    private static final String END = "\r\n";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    static Pack sealed() {
        return sealedBy(KEY);
    }

    static Pack sealedBy(SealKey key) {
        var pack = new Pack();
        pack.put("observations/1.csv", table(rows(FAST)));
        pack.put("observations/2.csv", table(rows(ODD)));
        pack.put("failures.csv", table(List.of(rows(FAST), rows(ODD)).stream().flatMap(List::stream).filter(r -> r.contains(",SERVER_ERROR,")).toList()));
        pack.put("intervals.csv", "from,to,failed" + END + "2026-10-01T05:00:00Z,2026-10-01T06:00:00Z,2" + END);
        pack.put("roots.csv", SignedRoot.csv(List.of(root(FAST, 0, key), root(FAST, 1, key), root(ODD, 0, key), root(ODD, 1, key))));
        pack.put("statement.html", "<h1>Credit 250.00 USD</h1>");
        pack.put("statement.pdf", "%PDF credit 250.00 USD");
        pack.put("README.txt", "How to check this");
        pack.put("statement.json", pack.statement("250.00"));
        pack.put("seal.json", pack.seal(key));
        pack.put("public-key.pem", key.open().pem());
        return pack;
    }

    String statement(String credit) {
        return "{\"credit\":\"" + credit + "\",\"attachments\":[" + attachment("roots.csv", 4) + "," + attachment("failures.csv", 8) + ","
                + attachment("intervals.csv", 1) + "],\"notes\":{\"attachments\":3}}";
    }

    String seal(SealKey key) {
        var own = Set.of("seal.json", "public-key.pem");
        var named = files.entrySet().stream().filter(f -> !own.contains(f.getKey()) && !f.getKey().startsWith("observations/"))
                .map(f -> SealedFile.of(f.getKey(), f.getValue())).toList();
        return SealJson.signed(new Seal(named), key).text();
    }

    private String attachment(String name, int rows) {
        return "{\"name\":\"" + name + "\",\"sha256\":\"" + Digest.over(bytes(name)).hex() + "\",\"rows\":" + rows + "}";
    }

    static List<String> rows(String series) {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 2 * ROWS; i++) {
            var slot = FIRST.atStartOfDay().plus(Duration.ofMinutes(30L * i)) + ":00";
            boolean failed = i % ROWS == 10 || i % ROWS == 11;
            var line = new CsvLine().cell(slot + ".000000Z").cell(series).cell(slot + ".000042Z").cell(failed ? "SERVER_ERROR" : "OK");
            line.cell(failed ? 503 : 200);
            for (int c = 5; c < RowFormat.COLUMNS.size(); c++) line.cell(100_000 + i * c);
            rows.add(line.toString());
        }
        return rows;
    }

    static SignedRoot root(String series, int day, SealKey key) {
        return root(series, day, 1, key);
    }

    static SignedRoot root(String series, int day, int revision, SealKey key) {
        var tree = new MerkleTree();
        rows(series).subList(day * ROWS, (day + 1) * ROWS).forEach(r -> tree.add(r.getBytes(UTF_8)));
        return key.sign(new DayRoot(series, FIRST.plusDays(day), revision, tree.rows(), tree.root()));
    }

    static String table(List<String> rows) {
        return RowFormat.HEADER + END + String.join(END, rows) + END;
    }

    byte[] bytes(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    String text(String name) {
        return new String(bytes(name), UTF_8);
    }

    Pack put(String name, String text) {
        files.put(name, text.getBytes(UTF_8));
        return this;
    }

    Pack without(String name) {
        Objects.requireNonNull(files.remove(name), name);
        return this;
    }

    /** Changes a file, and fails where that changes nothing. */
    Pack with(String name, UnaryOperator<String> change) {
        String before = text(name);
        String after = change.apply(before);
        if (after.equals(before)) throw new IllegalStateException("nothing was changed in " + name);
        return put(name, after);
    }

    /** Changes the lines of a CSV file. */
    Pack lines(String name, UnaryOperator<List<String>> change) {
        return with(name, text -> String.join(END, change.apply(new ArrayList<>(List.of(text.substring(0, text.length() - 2).split(END))))) + END);
    }

    Path zip(Path into) {
        return zip(into, files.keySet());
    }

    private Path zip(Path into, Set<String> names) {
        try (var zip = new ZipOutputStream(Files.newOutputStream(into))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(bytes(name));
            }
            return into;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacked, with the statement under another name. */
    Path folder(Path into, String statement) throws IOException {
        for (var file : files.entrySet()) {
            var path = into.resolve(file.getKey().equals("statement.json") ? statement : file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
        return into.resolve(statement);
    }
}
