package dev.nines.monitor.seal.verify;

import static dev.nines.monitor.seal.verify.Pack.KEY;
import static dev.nines.monitor.seal.verify.Pack.OTHER;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.monitor.seal.PublicKey;
import dev.nines.monitor.seal.verify.Verification.Line;
import dev.nines.monitor.seal.verify.Verification.Order;
import dev.nines.monitor.seal.verify.Verification.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are right, and files of somebody who wishes the reader ill. */
class HostileFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_nobody_changed_is_right() throws IOException {
        var outcome = verify(Pack.sealed().zip(folder.resolve("a.zip")), KEY.open());

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.notes()).isEmpty();
        assertThat(outcome).returns(KEY.open().name(), Outcome::key).returns(7L, Outcome::files).returns(4L, Outcome::roots).returns(192L, Outcome::rows);
    }

    @Test
    void without_a_key_of_ones_own_it_says_what_that_is_worth() throws IOException {
        var outcome = verify(Pack.sealedBy(OTHER).zip(folder.resolve("a.zip")));

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.notes()).extracting(Line::text).singleElement().asString()
                .startsWith("the key came with the file, so this shows that its parts belong together, not who made them: compare " + OTHER.open().name());
    }

    @Test
    void without_a_key_of_ones_own_a_seal_by_another_than_the_enclosed_is_wrong() throws IOException {
        var pack = Pack.sealed();
        pack.put("seal.json", pack.seal(OTHER));

        assertThat(verify(pack.zip(folder.resolve("a.zip"))).problems()).extracting(Line::text)
                .containsExactly("seal.json: is by the key " + OTHER.open().name() + ", and public-key.pem holds another: " + KEY.open().name());
    }

    @Test
    void several_keys_may_have_signed() throws IOException {
        var pack = Pack.sealed();
        pack.lines("roots.csv", l -> {
            l.set(4, Pack.root(Pack.FAST, 1, OTHER).line());
            return l;
        });
        pack.put("statement.json", pack.statement("250.00")).put("seal.json", pack.seal(KEY)).put("public-key.pem", KEY.open().pem() + OTHER.open().pem());

        assertThat(verify(pack.zip(folder.resolve("a.zip")), OTHER.open(), KEY.open()).problems()).isEmpty();
        assertThat(verify(pack.zip(folder.resolve("a.zip"))).problems()).isEmpty();
    }

    @Test
    void a_zip_without_rows_says_so() throws IOException {
        var pack = Pack.sealed().without("observations/1.csv").without("observations/2.csv");

        var outcome = verify(pack.zip(folder.resolve("a.zip")), KEY.open());

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.notes()).extracting(Line::text).containsExactly("the rows are not in it, so their roots were checked and they were not");
    }

    @Test
    void a_statement_alone_is_checked_with_what_lies_beside_it() throws IOException {
        var statement = Pack.sealed().folder(folder, "pro-2026-10.json");

        assertThat(verify(statement, KEY.open())).returns(List.of(), Outcome::problems).returns(192L, Outcome::rows);

        Files.delete(folder.resolve("intervals.csv"));
        Files.move(folder.resolve("seal.json"), folder.resolve("pro-2026-10.seal.json"));
        Files.delete(folder.resolve("public-key.pem"));
        var alone = verify(statement, KEY.open());
        assertThat(alone.problems()).isEmpty();
        assertThat(alone.notes()).extracting(Line::text).containsOnly("intervals.csv: is not here, so it was not checked");

        var elsewhere = Files.move(folder.resolve("pro-2026-10.seal.json"), folder.resolve("s"));
        assertThat(verify(statement).problems()).extracting(Line::text).containsExactly("seal.json: is not here: there is no seal to check",
                "roots.csv: there is no key to check its signatures with");
        assertThat(Verification.of(new Order(statement, Optional.of(elsewhere), List.of(KEY.open()))).problems()).isEmpty();

        Files.writeString(statement, Files.readString(statement).replace("250", "251"));
        assertThat(Verification.of(new Order(statement, Optional.of(elsewhere), List.of(KEY.open()))).problems()).extracting(Line::where)
                .containsExactly("statement.json");
    }

    /** As {@code nines report} saves them. */
    @Test
    void files_that_were_saved_together_are_found_by_what_stands_before_their_names() throws IOException {
        var statement = Pack.sealed().folder(folder, "pro-2026-10-statement.json");
        for (var name : List.of("seal.json", "roots.csv", "failures.csv", "intervals.csv")) Files.move(folder.resolve(name), folder.resolve("pro-2026-10-" + name));

        assertThat(verify(statement, KEY.open())).returns(List.of(), Outcome::problems).returns(192L, Outcome::rows).returns(4L, Outcome::roots);

        var failures = folder.resolve("pro-2026-10-failures.csv");
        Files.writeString(failures, Files.readString(failures).replaceFirst("503", "500"));
        assertThat(verify(statement, KEY.open()).problems()).extracting(Line::text).isNotEmpty().first().asString()
                .startsWith("failures.csv: is not the one that the statement names");
    }

    @ParameterizedTest(name = "{0} of 100 parts are left")
    @ValueSource(ints = {1, 10, 50, 90, 99})
    void a_zip_that_was_cut_off_is_told(int percent) throws IOException {
        byte[] whole = Files.readAllBytes(Pack.sealed().zip(folder.resolve("a.zip")));
        var cut = Files.write(folder.resolve("b.zip"), Arrays.copyOf(whole, whole.length * percent / 100));

        assertThat(verify(cut, KEY.open()).problems()).extracting(Line::text).singleElement().asString()
                .startsWith("no zip that can be read, perhaps cut off: ");
    }

    @Test
    void something_before_a_zip_is_told() throws IOException {
        var other = Pack.sealed();
        other.put("statement.json", other.statement("950.00"));
        byte[] before = Files.readAllBytes(other.zip(folder.resolve("a.zip")));
        byte[] after = Files.readAllBytes(Pack.sealed().zip(folder.resolve("b.zip")));
        var both = Files.write(folder.resolve("c.zip"), ("PK" + new String(before, ISO_8859_1)
                + new String(after, ISO_8859_1)).getBytes(ISO_8859_1));

        assertThat(verify(both, KEY.open()).problems()).isNotEmpty();
    }

    /** Wherever a bit of the packed file falls over: told, or of no effect on anything that is read. Never a failure of ours. */
    @Property(tries = 300)
    void any_bit_of_a_zip(@ForAll @IntRange(max = 1_000_000) int where, @ForAll @IntRange(max = 7) int bit) throws IOException {
        byte[] whole = Whole.BYTES.clone();
        whole[where % whole.length] ^= (byte) (1 << bit);
        var file = Files.createTempFile("bit", ".zip");
        try {
            Files.write(file, whole);
            var outcome = verify(file, KEY.open());
            assertThat(outcome.isRight() || !outcome.problems().getFirst().text().isBlank()).isTrue();
            if (outcome.isRight()) assertThat(outcome.rows()).isEqualTo(192);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 300)
    void any_bytes_at_all(@ForAll byte[] bytes) throws IOException {
        var file = Files.createTempFile("any", ".bin");
        try {
            Files.write(file, bytes);
            assertThat(verify(file, KEY.open()).isRight()).isFalse();
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            case,                       file,               mebibytes, says
            a bomb of rows,             observations/1.csv, 100,       observations/1.csv: line 98 is longer than 65536 bytes
            a bomb of a page,           statement.html,     200,       statement.html: it unpacks to more than 300 times its size
            a bomb of a seal,           seal.json,          200,       seal.json: is larger than 1048576 bytes
            a bomb of keys,             public-key.pem,     200,       public-key.pem: is larger than 1048576 bytes
            a bomb of roots,            roots.csv,          100,       roots.csv: line 6 is longer than 65536 bytes
            a bomb of failures,         failures.csv,       100,       failures.csv: line 10 is longer than 65536 bytes
            a bomb of a statement,      statement.json,     200,       statement.json: it unpacks to more than 300 times its size
            """)
    void what_unpacks_to_a_disk_full_is_not_read_to_its_end(String name, String file, int mebibytes, String says) throws IOException {
        var pack = Pack.sealed();
        var zip = folder.resolve("bomb.zip");
        pack.zip(zip);
        try (var in = new ZipFile(zip.toFile()); var out = new ZipOutputStream(Files.newOutputStream(folder.resolve("b.zip")))) {
            for (var entry : in.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.getInputStream(entry).transferTo(out);
                if (entry.getName().equals(file)) blanks(out, mebibytes);
            }
        }

        assertThat(verify(folder.resolve("b.zip"), KEY.open()).problems()).extracting(Line::text).anyMatch(t -> t.startsWith(says));
    }

    @Test
    void one_name_twice_in_a_zip_is_told() throws IOException {
        byte[] zip = Files.readAllBytes(Pack.sealed().put("statement.jso2", "{}").zip(folder.resolve("a.zip")));
        byte[] from = "statement.jso2".getBytes(UTF_8);
        for (int i = 0; i < zip.length - from.length; i++) {
            if (Arrays.equals(zip, i, i + from.length, from, 0, from.length)) zip[i + from.length - 1] = 'n';
        }

        assertThat(verify(Files.write(folder.resolve("b.zip"), zip), KEY.open()).problems()).extracting(Line::text)
                .anyMatch(t -> t.startsWith("statement.json: is in the zip twice") || t.startsWith("no zip that can be read"));
    }

    @Test
    void of_a_file_in_which_everything_is_wrong_hundreds_of_lines_are_enough() throws IOException {
        var pack = Pack.sealed().with("observations/1.csv", s -> s + "nonsense\r\n".repeat(100_000));

        assertThat(verify(pack.zip(folder.resolve("a.zip")), KEY.open()).problems()).hasSizeBetween(500, 501);
    }

    @Test
    void what_a_file_says_of_itself_never_reaches_a_terminal_as_a_command() throws IOException {
        var pack = Pack.sealed().put("x\u001b[2J\u202Etxt", "x").lines("roots.csv", l -> {
            l.set(1, "\u001b]0;owned\u0007,2026-10-01");
            return l;
        });

        assertThat(verify(pack.zip(folder.resolve("a.zip")), KEY.open()).problems()).extracting(Line::text)
                .allMatch(t -> t.chars().noneMatch(c -> c < ' ' || c == 0x202e));
    }

    @Test
    void lines_are_found_however_they_arrive() throws IOException {
        var random = new Random(7);
        String text = "slot,series\r\n" + "x".repeat(60_000) + "\r\n\r\na\r\n";
        for (int i = 0; i < 200; i++) {
            var lines = new Lines(new Drops(text.getBytes(UTF_8), random));
            var found = new ArrayList<Integer>();
            while (lines.next()) found.add(lines.bytes().length);
            assertThat(found).containsExactly(11, 60_000, 0, 1);
        }
        assertThatThrownBy(() -> {
            var lines = new Lines(new ByteArrayInputStream("a\r\nb\r".getBytes(UTF_8)));
            while (lines.next()) {}
        }).hasMessage("is cut off within line 2");
    }

    private static final class Whole {
        static final byte[] BYTES = bytes();

        private static byte[] bytes() {
            try {
                var file = Files.createTempFile("whole", ".zip");
                byte[] bytes = Files.readAllBytes(Pack.sealed().zip(file));
                Files.delete(file);
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Gives a few bytes at a time. */
    private static final class Drops extends InputStream {
        private final ByteArrayInputStream in;
        private final Random random;

        Drops(byte[] bytes, Random random) {
            this.in = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] into, int at, int length) {
            return in.read(into, at, Math.min(length, 1 + random.nextInt(9_000)));
        }
    }

    private static void blanks(OutputStream out, int mebibytes) throws IOException {
        byte[] block = " ".repeat(1 << 20).getBytes(UTF_8);
        for (int i = 0; i < mebibytes; i++) out.write(block);
    }

    private static Outcome verify(Path file, PublicKey... keys) throws IOException {
        return Verification.of(new Order(file, Optional.empty(), List.of(keys)));
    }
}
