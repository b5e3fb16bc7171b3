package dev.nines.sla.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.seal.Seal.SealedFile;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealTextTest {
    private static final Digest NOTHING = Digest.over(new byte[0]);
    private static final DayRoot DAY = new DayRoot("global/chat/Qwen/Qwen3-32B@home", LocalDate.parse("2026-10-01"), 2, 1440, NOTHING);

    @Test
    void a_root_is_signed_as_its_line_with_a_word_before_it() {
        assertThat(DAY.signedText()).isEqualTo("nines-root/1,global/chat/Qwen/Qwen3-32B@home,2026-10-01,2,1440," + NOTHING.hex());
    }

    @Test
    void roots_are_listed_by_series_day_and_revision() {
        var later = new DayRoot(DAY.series(), DAY.day().plusDays(1), 1, 1439, NOTHING);
        var odd = new DayRoot("global/chat/a, \"b\"@home", DAY.day(), 1, 1, NOTHING);

        assertThat(SignedRoot.csv(List.of(signed(later), signed(odd), signed(DAY)))).isEqualTo(String.join("\r\n",
                SignedRoot.HEADER,
                "global/chat/Qwen/Qwen3-32B@home,2026-10-01,2,1440," + NOTHING.hex() + ",k1,c2ln",
                "global/chat/Qwen/Qwen3-32B@home,2026-10-02,1,1439," + NOTHING.hex() + ",k1,c2ln",
                "\"global/chat/a, \"\"b\"\"@home\",2026-10-01,1,1," + NOTHING.hex() + ",k1,c2ln", ""));
    }

    @Property
    void a_root_reads_back_as_it_was_written(@ForAll @Size(min = 1) List<@Size(max = 5) String> names) {
        for (String name : names) {
            var root = new SignedRoot(new DayRoot(name.codePoints().filter(c -> !breaks(c)).collect(StringBuilder::new,
                    StringBuilder::appendCodePoint, StringBuilder::append).toString(), DAY.day(), 3, 17, NOTHING), "k1", "c2ln");
            assertThat(SignedRoot.read(root.line())).isEqualTo(root);
        }
    }

    @Property
    void whatever_a_cell_holds_the_line_is_one_line(@ForAll String first, @ForAll String second) {
        String line = new CsvLine().cell(first).nothing().cell(second).cell(-3).toString();

        assertThat(line.codePoints().filter(SealTextTest::breaks)).isEmpty();
        assertThat(CsvLine.cells(line)).hasSize(4).element(3).isEqualTo("-3");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            case                | line
            six cells           | a,2026-10-01,1,1,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,k
            no day              | a,2026-10-32,1,1,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,k,s
            no revision         | a,2026-10-01,0,1,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,k,s
            fewer than no rows  | a,2026-10-01,1,-1,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,k,s
            a capital in a root | a,2026-10-01,1,1,E3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,k,s
            a quote left open   | "a,2026-10-01,1,1,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,k,s
            a quote in a cell   | a"b,2026-10-01,1,1,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,k,s
            text after a quote  | "a"b,2026-10-01,1,1,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,k,s
            """)
    void what_is_no_root_is_refused(String name, String line) {
        assertThatThrownBy(() -> SignedRoot.read(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void files_are_signed_as_sha256sum_prints_them() {
        var seal = new Seal(List.of(SealedFile.of("statement.json", new byte[0]), SealedFile.of("roots.csv", new byte[0])));

        assertThat(seal.signedText())
                .isEqualTo("nines-seal/1\n" + NOTHING.hex() + "  roots.csv\n" + NOTHING.hex() + "  statement.json\n");
    }

    @Test
    void no_file_is_sealed_twice() {
        var file = SealedFile.of("statement.json", new byte[0]);

        assertThatThrownBy(() -> new Seal(List.of(file, file))).hasMessage("sealed twice: statement.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/../b", "/etc/passwd", "a//b", "a b", ".hidden", "a\nb", "a/", "C:\\x"})
    void a_name_that_leads_elsewhere_is_none(String name) {
        assertThatThrownBy(() -> new SealedFile(name, NOTHING)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SignedRoot signed(DayRoot root) {
        return new SignedRoot(root, "k1", "c2ln");
    }

    private static boolean breaks(int c) {
        return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
    }
}
