package dev.nines.sla.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLineTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                          code, line
        the last control character,    001f, quoted and replaced
        a space,                       0020, as it is
        a tilde,                       007e, as it is
        delete,                        007f, quoted and replaced
        the last of the C1 controls,   009f, quoted and replaced
        a space that does not break,   00a0, as it is
        before the line separator,     2027, as it is
        the line separator,            2028, quoted and replaced
        the paragraph separator,       2029, quoted and replaced
        after it,                      202a, as it is
        a comma,                       002c, quoted
        """)
    void what_would_break_a_line_is_replaced_and_what_would_end_a_cell_is_quoted(String name, String code, String line) {
        var text = "a" + (char) Integer.parseInt(code, 16) + "b";

        assertThat(new CsvLine().cell(text).toString()).as(name).isEqualTo(switch (line) {
            case "as it is" -> text;
            case "quoted" -> '"' + text + '"';
            default -> "\"a\uFFFDb\"";
        });
    }

    @Test
    void a_quote_is_doubled_and_read_back() {
        var line = new CsvLine().cell("say \"hi\"").nothing().cell("").cell(7).cell("\"").toString();

        assertThat(line).isEqualTo("\"say \"\"hi\"\"\",,,7,\"\"\"\"");
        assertThat(CsvLine.cells(line)).isEqualTo(List.of("say \"hi\"", "", "", "7", "\""));
        assertThat(CsvLine.cells("")).isEqualTo(List.of(""));
        assertThat(CsvLine.cells("\"a\"")).isEqualTo(List.of("a"));
        assertThat(CsvLine.cells("a,")).isEqualTo(List.of("a", ""));
    }

    @Test
    void the_next_line_begins_without_a_comma() {
        var line = new CsvLine().cell("a").cell(1);

        assertThat(line.clear().cell("b").cell(2).toString()).isEqualTo("b,2");
    }

    @Test
    void what_is_no_line_says_where_it_ends_to_be_one() {
        assertThatThrownBy(() -> CsvLine.cells("x,\"a\"b")).hasMessage("after a quoted cell comes a comma, at 6");
        assertThatThrownBy(() -> CsvLine.cells("\"a")).hasMessage("a quoted cell that never ends");
        assertThatThrownBy(() -> CsvLine.cells("a\"b")).hasMessage("a quote within a cell that is not quoted");
    }

    @Test
    void files_may_be_sealed_in_any_order() {
        var one = Seal.SealedFile.of("a.csv", new byte[] {1});
        var other = Seal.SealedFile.of("b.csv", new byte[] {2});

        assertThat(Seal.of(List.of(other, one))).isEqualTo(new Seal(List.of(one, other)));
    }
}
