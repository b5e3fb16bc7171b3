package dev.nines.monitor.statement.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.statement.Specimen;
import dev.nines.monitor.statement.StatementCsv;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.sla.seal.CsvLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CsvTest {
    enum Table {
        STATEMENT, INTERVALS, INCIDENTS;

        String write(StatementDocument document) {
            return switch (this) {
                case STATEMENT -> StatementCsv.write(document);
                case INTERVALS -> IntervalsCsv.write(document);
                case INCIDENTS -> IncidentsCsv.write(document);
            };
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, quoteCharacter = '`', delimiter = '|', textBlock = """
            case                            | cell              | written
            a word                          | plain             | plain
            a comma                         | a,b               | "a,b"
            a quote                         | a"b               | "a""b"
            a formula                       | =1+1              | '=1+1
            a formula by plus               | +1+1              | '+1+1
            a formula by minus              | -1+cmd            | '-1+cmd
            a formula by at                 | @SUM(A1)          | '@SUM(A1)
            a formula behind blanks         | `  =1+1`          | `'  =1+1`
            a formula with a comma          | =HYPERLINK("x",1) | "'=HYPERLINK(""x"",1)"
            a formula in wide signs         | ＝1+1             | '＝1+1
            a formula behind a mark         | \u200B=1+1       | '\u200B=1+1
            a formula behind a wide blank   | \u3000=1+1       | '\u3000=1+1
            a text that turns               | CS-\u202E1      | CS-U+202E 1
            a number that is below nothing  | -135.4            | -135.4
            a sign within                   | a=b               | a=b
            a smallest probability          | <0.000001         | <0.000001
            """)
    void a_cell_is_what_it_was_and_never_a_formula(String name, String cell, String written) {
        assertThat(Csv.line(List.of(cell))).as(name).isEqualTo(written + "\r\n");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void a_table_is_written_as_its_golden_file_says(Table table) throws IOException {
        var file = "specimen-" + table.name().toLowerCase(Locale.ROOT) + ".csv";
        var written = table.write(Specimen.document());

        Files.createDirectories(Path.of("target/golden"));
        Files.writeString(Path.of("target/golden", file), written);
        assertThat(written).isEqualTo(Files.readString(Path.of("src/test/resources/statement", file)));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void every_record_is_one_line_of_as_many_cells_as_the_header(Table table) {
        var lines = table.write(Specimen.document()).split("\r\n", -1);

        int cells = CsvLine.cells(lines[0]).size();
        assertThat(List.of(lines).subList(0, lines.length - 1)).allSatisfy(l -> assertThat(CsvLine.cells(l)).hasSize(cells));
        assertThat(lines[lines.length - 1]).isEmpty();
    }
}
