package dev.nines.monitor.seal.verify;

import static dev.nines.monitor.seal.verify.Pack.FAST;
import static dev.nines.monitor.seal.verify.Pack.KEY;
import static dev.nines.monitor.seal.verify.Pack.ODD;
import static dev.nines.monitor.seal.verify.Pack.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.seal.verify.Verification.Line;
import dev.nines.monitor.seal.verify.Verification.Order;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.SignedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may happen to a zip on its way to a vendor, and the lines in which it is told: these, in this order, and no others. */
class TamperingTest {
    private static final String ROWS_1 = "observations/1.csv";
    private static final String DAY_1 = FAST + " on 2026-10-01";
    private static final String DAY_2 = FAST + " on 2026-10-02";
    private static final String CHANGED = "statement.json: was changed: its SHA-256 is ";
    private static final String ROOTS_DIFFER = "roots.csv: is not the one that the statement names: its SHA-256 is ";

    @TempDir
    private Path folder = Path.of("");

    static Stream<Arguments> kinds() {
        return Stream.of(statement(), seal(), roots(), rows(), others()).flatMap(s -> s);
    }

    private static Stream<Arguments> statement() {
        return Stream.of(
                kind("a digit of the statement", p -> p.with("statement.json", s -> s.replace("250.00", "950.00")), CHANGED),
                kind("a blank after the statement", p -> p.with("statement.json", s -> s + " "), CHANGED),
                kind("the statement cut off", p -> p.with("statement.json", s -> s.substring(0, s.length() - 9)),
                        "statement.json: is no JSON: Unexpected end-of-input"),
                kind("the statement empty", p -> p.put("statement.json", ""), "statement.json: is no JSON object"),
                kind("the statement gone", p -> p.without("statement.json"), "statement.json: is missing"),
                kind("a key twice in the statement", p -> p.with("statement.json", s -> s.replace("{\"credit\"", "{\"credit\":\"0\",\"credit\"")),
                        "statement.json: is no JSON: Duplicate field 'credit'"),
                kind("two statements in one file", p -> p.with("statement.json", s -> s + "{}"), "statement.json: has something after its end"),
                kind("an attachment struck off", p -> p.with("statement.json", s -> s.replaceFirst(",\\{\"name\":\"intervals.csv\"[^}]*}", "")), CHANGED),
                kind("an attachment that lies elsewhere", p -> p.with("statement.json", s -> s.replace("\"roots.csv\"", "\"../roots.csv\"")),
                        "statement.json: names an attachment that is none: no name of a file of evidence: \"../roots.csv\""));
    }

    private static Stream<Arguments> seal() {
        return Stream.of(
                kind("the seal gone", p -> p.without("seal.json"), "seal.json: is missing: there is no seal to check",
                        "statement.html: nothing in the seal", "statement.pdf: nothing in the seal", "README.txt: nothing in the seal",
                        "statement.json: nothing in the seal"),
                kind("the seal cut off", p -> p.with("seal.json", s -> s.substring(0, s.length() / 2)), "seal.json: is no seal: no JSON: ",
                        "statement.html: nothing in the seal", "statement.pdf: nothing in the seal", "README.txt: nothing in the seal",
                        "statement.json: nothing in the seal"),
                kind("a seal of another format", p -> p.with("seal.json", s -> s.replace("nines-seal/1", "nines-seal/2")),
                        "seal.json: is no seal: its format is not nines-seal/1", "statement.html: nothing", "statement.pdf: nothing", "README.txt: nothing",
                        "statement.json: nothing"),
                kind("the digest of a changed statement written into the seal",
                        p -> p.put("statement.json", p.statement("950.00")).with("seal.json", s -> forgedFiles(s, p)),
                        "seal.json: its signature is not that of the key " + KEY.open().name()),
                kind("another signature", p -> p.with("seal.json", s -> s.replaceFirst("\"signature\": \"..", "\"signature\": \"AA")),
                        "seal.json: its signature is not that of the key " + KEY.open().name()),
                kind("no signature", p -> p.with("seal.json", s -> s.replaceFirst("\"signature\": \"[^\"]+", "\"signature\": \"")),
                        "seal.json: its signature is not that of the key " + KEY.open().name()),
                kind("the seal of an earlier statement", p -> p.put("statement.json", p.statement("950.00")), CHANGED),
                kind("a file struck off the seal", p -> p.with("seal.json", s -> s.replaceFirst("    \\{\"name\": \"statement.html\".*\n", "")),
                        "seal.json: its signature is not that of the key " + KEY.open().name(), "statement.html: nothing in the seal"),
                kind("sealed again with another key", p -> p.put("statement.json", p.statement("950.00")).put("seal.json", p.seal(OTHER)),
                        "seal.json: is by another key, " + OTHER.open().name() + "; you gave " + KEY.open().name()),
                kind("everything made anew with another key", p -> Pack.sealedBy(OTHER),
                        "public-key.pem: holds the key " + OTHER.open().name() + ", which is not among those you gave",
                        "seal.json: is by another key, " + OTHER.open().name(),
                        "roots.csv line 2: the root of " + ODD + " on 2026-10-01 is signed by another key, " + OTHER.open().name() + "; you gave ",
                        "roots.csv line 3: the root of ", "roots.csv line 4: the root of ", "roots.csv line 5: the root of "),
                kind("the name of a key on another's seal", p -> p.put("seal.json", p.seal(OTHER).replaceFirst("\"public_key\": \"[^\"]+",
                                "\"public_key\": \"" + Base64.getEncoder().encodeToString(KEY.open().spki()))),
                        "seal.json: its signature is not that of the key " + KEY.open().name()),
                kind("the key gone", p -> p.without("public-key.pem"), "public-key.pem: is missing"),
                kind("another key enclosed", p -> p.put("public-key.pem", OTHER.open().pem()),
                        "public-key.pem: holds the key " + OTHER.open().name() + ", which is not among those you gave"),
                kind("a key that is none", p -> p.with("public-key.pem", s -> s.replaceFirst("MCow", "AAAA")),
                        "public-key.pem: holds what is no key: no Ed25519 public key"));
    }

    private static Stream<Arguments> roots() {
        return Stream.of(
                kind("another root", p -> p.lines("roots.csv", l -> set(l, 3, flipped(l.get(3)))), ROOTS_DIFFER,
                        "roots.csv line 4: the root of " + DAY_1 + " is not what the key " + KEY.open().name() + " signed",
                        ROWS_1 + " line 2: the 48 rows of " + DAY_1 + " are not those that were sealed"),
                kind("fewer rows in a root", p -> p.lines("roots.csv", l -> set(l, 3, l.get(3).replace(",1,48,", ",1,47,"))), ROOTS_DIFFER,
                        "roots.csv line 4: the root of " + DAY_1 + " is not what", ROWS_1 + " line 2: 1 more rows of " + DAY_1 + " than the 47 that were sealed"),
                kind("another revision in a root", p -> p.lines("roots.csv", l -> set(l, 3, l.get(3).replace(",1,48,", ",2,48,"))), ROOTS_DIFFER,
                        "roots.csv line 4: the root of " + DAY_1 + " is not what"),
                kind("another day in a root", p -> p.lines("roots.csv", l -> set(l, 4, l.get(4).replace("10-02", "10-03"))), ROOTS_DIFFER,
                        "roots.csv line 5: the root of " + FAST + " on 2026-10-03 is not what", ROWS_1 + " line 50: rows of " + DAY_2 + ", of which there is no root",
                        "observations/: no row of " + FAST + " on 2026-10-03, where 48 were sealed"),
                kind("a root taken out", p -> p.lines("roots.csv", l -> l.subList(0, 4)),
                        "roots.csv: is not the one that the statement names", ROWS_1 + " line 50: rows of " + DAY_2 + ", of which there is no root"),
                kind("another signed root put in its place", p -> p.lines("roots.csv", l -> set(l, 4, Pack.root(FAST, 1, 2, KEY).line())), ROOTS_DIFFER),
                kind("a second root of a day", p -> p.lines("roots.csv", l -> add(l, 4, Pack.root(FAST, 0, 2, KEY).line())), ROOTS_DIFFER,
                        "roots.csv line 5: a second root of " + DAY_1),
                kind("roots in another order", p -> p.lines("roots.csv", l -> swap(l, 3, 4)), ROOTS_DIFFER, "roots.csv line 5: is out of order: " + DAY_1),
                kind("roots cut off", p -> p.with("roots.csv", s -> s.substring(0, s.length() - 40)), ROOTS_DIFFER, "roots.csv: is cut off within line 5",
                        ROWS_1 + " line 50: rows of " + DAY_2 + ", of which there is no root"),
                kind("roots gone", p -> p.without("roots.csv"), "roots.csv: is missing, and the statement names it", "roots.csv: is missing",
                        ROWS_1 + " line 2: rows of", ROWS_1 + " line 50: rows of", "observations/2.csv line 2: rows of", "observations/2.csv line 50: rows of"),
                kind("a root by another key", p -> p.lines("roots.csv", l -> set(l, 4, Pack.root(FAST, 1, OTHER).line())), ROOTS_DIFFER,
                        "roots.csv line 5: the root of " + DAY_2 + " is signed by another key, " + OTHER.open().name() + "; you gave " + KEY.open().name()));
    }

    private static Stream<Arguments> rows() {
        return Stream.of(
                row("a latency", l -> set(l, 20, l.get(20).replaceFirst("100\\d+", "100000")), " line 2: the 48 rows of " + DAY_1 + " are not those that were sealed"),
                row("one bit", l -> set(l, 80, l.get(80).replace("OK", "OJ")), " line 50: the 48 rows of " + DAY_2 + " are not those that were sealed"),
                row("a failure into an answer", l -> set(l, 12, l.get(12).replace("SERVER_ERROR,503", "OK,200")),
                        " line 2: the 48 rows of " + DAY_1 + " are not those", "failures.csv line 3: is not among the rows"),
                row("a row less", l -> without(l, 30, 31),
                        " line 2: 1 of 48 rows of " + DAY_1 + " are missing, perhaps after 2026-10-01T14:00:00.000000Z"),
                row("three rows less", l -> without(l, 30, 33),
                        " line 2: 3 of 48 rows of " + DAY_1 + " are missing, perhaps after 2026-10-01T14:00:00.000000Z"),
                row("the first row less", l -> without(l, 1, 2),
                        " line 2: 1 of 48 rows of " + DAY_1 + " are missing, from their beginning, their end or here and there"),
                row("the tail cut", l -> l.subList(0, 90),
                        " line 50: 7 of 48 rows of " + DAY_2 + " are missing, perhaps from the end of the file, after 2026-10-02T20:00:00.000000Z"),
                kind("the tail cut within a row", p -> p.with(ROWS_1, s -> s.substring(0, s.length() - 7)), ROWS_1 + ": is cut off within line 97",
                        ROWS_1 + " line 50: 1 of 48 rows of " + DAY_2 + " are missing, perhaps from the end of the file"),
                row("a row twice", l -> add(l, 20, l.get(20)), " line 22: the slot 2026-10-01T09:30:00.000000Z of " + FAST + " stands there twice",
                        " line 2: 1 more rows of " + DAY_1 + " than the 48 that were sealed"),
                row("a row made up", l -> add(l, 20, l.get(20).replace("T09:30:00", "T09:10:00").replace("SERVER_ERROR", "OK")),
                        " line 2: 1 more rows of " + DAY_1 + " than the 48 that were sealed"),
                row("a row for another", l -> set(l, 20, l.get(20).replace("T09:30:00.000000", "T09:30:00.000001")),
                        " line 2: the 48 rows of " + DAY_1 + " are not those"),
                row("two rows exchanged", l -> swap(l, 20, 21), " line 22: is out of order: 2026-10-01T09:30:00.000000Z after 2026-10-01T10:00:00.000000Z",
                        " line 2: the 48 rows of " + DAY_1 + " are not those"),
                row("a day gone", l -> without(l, 1, 49), "/: no row of " + DAY_1 + ", where 48 were sealed", "failures.csv line 2: is not among the rows",
                        "failures.csv line 3: is not among the rows"),
                row("a day twice", l -> Stream.concat(l.stream(), l.subList(1, 49).stream()).toList(), " line 98: rows of " + DAY_1 + " again, apart from the others"),
                row("a day that nobody sealed", l -> Stream.concat(l.stream(), l.subList(1, 49).stream().map(r -> r.replace("2026-10-01", "2026-10-09"))).toList(),
                        " line 98: rows of " + FAST + " on 2026-10-09, of which there is no root"),
                row("a row of another series", l -> add(l, 96, Pack.rows(ODD).get(60)),
                        " line 50: 1 of 48 rows of " + DAY_2 + " are missing", " line 97: 47 of 48 rows of " + ODD + " on 2026-10-02 are missing",
                        " line 98: rows of " + DAY_2 + " again", " line 98: 47 of 48 rows", "2.csv line 50: rows of " + ODD + " on 2026-10-02 again"),
                kind("a file of rows gone", p -> p.without("observations/2.csv"), "observations/: no row of " + ODD + " on 2026-10-01, where 48 were sealed",
                        "observations/: no row of " + ODD + " on 2026-10-02, where 48 were sealed", "failures.csv line 6", "failures.csv line 7",
                        "failures.csv line 8", "failures.csv line 9"),
                kind("lines ended otherwise", p -> p.with(ROWS_1, s -> s.replace("\r\n", "\n")), ROWS_1 + ": line 1 does not end with CR and LF",
                        "observations/: no row of " + DAY_1, "observations/: no row of " + DAY_2, "failures.csv line 2", "failures.csv line 3",
                        "failures.csv line 4", "failures.csv line 5"),
                kind("a mark before the first byte", p -> p.with(ROWS_1, s -> "\uFEFF" + s), ROWS_1 + ": does not begin with the columns of nines-row/1",
                        "observations/: no row of " + DAY_1, "observations/: no row of " + DAY_2, "failures.csv line 2", "failures.csv line 3",
                        "failures.csv line 4", "failures.csv line 5"),
                row("a series by another name", l -> l.stream().map(r -> r.replace("Qwen3-32B@", "Qwen3-33B@")).toList(),
                        " line 2: rows of global/chat/Qwen/Qwen3-33B@home on 2026-10-01, of which there is no root",
                        " line 50: rows of global/chat/Qwen/Qwen3-33B@home on 2026-10-02, of which there is no root",
                        "/: no row of " + DAY_1, "/: no row of " + DAY_2, "failures.csv line 2", "failures.csv line 3", "failures.csv line 4",
                        "failures.csv line 5"),
                row("a slot that is none", l -> set(l, 30, l.get(30).replaceFirst("T14:30", "T24:30")),
                        " line 31: is no row of nines-row/1: no such instant: 2026-10-01T24:30:00.000000Z", " line 2: 1 of 48 rows of " + DAY_1 + " are missing"),
                row("a row that is none", l -> set(l, 30, "hello"), " line 31: is no row of nines-row/1: it does not begin with a slot",
                        " line 2: 1 of 48 rows of " + DAY_1 + " are missing"));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                kind("a failure struck off", p -> p.lines("failures.csv", l -> without(l, 2, 3)),
                        "failures.csv: is not the one that the statement names"),
                kind("a failure made up", p -> p.lines("failures.csv", l -> add(l, 2, l.get(1).replace("T05", "T07"))),
                        "failures.csv: is not the one that the statement names", "failures.csv line 3: is not among the rows"),
                kind("a number in a table", p -> p.with("intervals.csv", s -> s.replace(",2\r", ",9\r")), "intervals.csv: is not the one that the statement names"),
                kind("a table gone", p -> p.without("intervals.csv"), "intervals.csv: is missing, and the statement names it"),
                kind("a byte of the PDF", p -> p.with("statement.pdf", s -> s.replace("250", "251")), "statement.pdf: was changed: its SHA-256 is "),
                kind("another page", p -> p.put("statement.html", "<h1>Credit 0.00 USD</h1>"), "statement.html: was changed: its SHA-256 is "),
                kind("no page", p -> p.without("statement.html"), "statement.html: is missing, and the seal stands for it"),
                kind("other words about it", p -> p.put("README.txt", "Nothing to check"), "README.txt: was changed: its SHA-256 is "),
                kind("a file more", p -> p.put("claim.docx", "x"), "claim.docx: nothing in the seal stands for it, so anybody may have put it there"),
                kind("a file that unpacks elsewhere", p -> p.put("../../etc/cron.d/x", "x"), "../../etc/cron.d/x: its name leads out of the folder"),
                kind("a file that unpacks over another", p -> p.put("Statement.JSON", "{}"), "Statement.JSON: is in the zip twice"));
    }

    @Test
    void there_are_more_than_thirty_kinds_and_no_two_of_one_name() {
        var names = kinds().map(k -> ((Named<?>) k.get()[0]).getName()).toList();

        assertThat(names).hasSizeGreaterThan(60).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void it_is_found_and_named(Consumer<Pack[]> change, List<String> problems) throws IOException {
        var pack = new Pack[] {Pack.sealed()};
        change.accept(pack);

        var outcome = Verification.of(new Order(pack[0].zip(folder.resolve("evidence.zip")), Optional.empty(), List.of(KEY.open())));

        assertThat(outcome.problems()).extracting(Line::text).zipSatisfy(problems, (found, expected) -> assertThat(found).startsWith(expected));
        assertThat(outcome.isRight()).isFalse();
    }

    private static Arguments kind(String name, UnaryOperator<Pack> change, String... problems) {
        Consumer<Pack[]> apply = pack -> pack[0] = change.apply(pack[0]);
        return Arguments.of(Named.of(name, apply), List.of(problems));
    }

    /** A change of the rows of the first series. */
    private static Arguments row(String name, UnaryOperator<List<String>> change, String... problems) {
        var full = Arrays.stream(problems).map(p -> p.startsWith(" line") ? ROWS_1 + p : p.startsWith("/") ? "observations" + p
                : p.startsWith("2.csv") ? "observations/" + p : p).toArray(String[]::new);
        return kind(name, p -> p.lines(ROWS_1, change), full);
    }

    private static List<String> set(List<String> lines, int at, String line) {
        lines.set(at, line);
        return lines;
    }

    private static List<String> add(List<String> lines, int at, String line) {
        lines.add(at, line);
        return lines;
    }

    private static List<String> swap(List<String> lines, int one, int other) {
        Collections.swap(lines, one, other);
        return lines;
    }

    private static List<String> without(List<String> lines, int from, int to) {
        lines.subList(from, to).clear();
        return lines;
    }

    private static String flipped(String line) {
        var root = SignedRoot.read(line).root().root().hex();
        return line.replace(root, (root.charAt(0) == '0' ? '1' : '0') + root.substring(1));
    }

    private static String forgedFiles(String seal, Pack pack) {
        String digest = Digest.over(pack.bytes("statement.json")).hex();
        return seal.replaceFirst("(\"statement.json\", \"sha256\": \")[0-9a-f]{64}", "$1" + digest);
    }
}
