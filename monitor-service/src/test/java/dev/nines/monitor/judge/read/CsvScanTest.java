package dev.nines.monitor.judge.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 4180, and what is written in its name. In the table {@code '} is a quote, {@code ⏎} a line feed, {@code ␍} a carriage return. */
class CsvScanTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            case                                  | text                  | records
            plain fields                          | a,b,c⏎                | [a][b][c]
            two records                           | a,b⏎c,d⏎              | [a][b] [c][d]
            carriage returns                      | a,b␍⏎c,d␍⏎            | [a][b] [c][d]
            a carriage return inside              | a␍b,c⏎                | [a␍b][c]
            empty fields                          | ,,⏎                   | [][][]
            an empty line                         | ⏎                     | []
            quotes                                | 'a','b'⏎              | [a][b]
            a delimiter in quotes                 | 'a,b',c⏎              | [a,b][c]
            a line feed in quotes                 | 'a⏎b',c⏎              | [a⏎b][c]
            a whole line end in quotes            | 'a␍⏎b',c␍⏎            | [a␍⏎b][c]
            a quote in quotes                     | 'a''b',c⏎             | [a'b][c]
            nothing but a quote                   | '''',c⏎               | ['][c]
            nothing in quotes                     | '',c⏎                 | [][c]
            quotes before a line end              | a,'b'␍⏎               | [a][b]
            a quote inside a plain field          | a'b,c⏎                | [a'b][c]
            quotes inside a plain field           | a 'b' c,d⏎            | [a 'b' c][d]
            spaces are part of a field            | ` a , b ⏎`            | [ a ][ b ]
            a space before a quote                | ` 'a',b⏎`             | [ 'a'][b]
            other letters                         | ü,日本,🙂⏎              | [ü][日本][🙂]
            behind a closing quote                | 'a'b,c⏎d⏎             | malformed
            a space behind a closing quote        | 'a' ,c⏎               | malformed
            a carriage return alone behind it     | 'a'␍b⏎                | malformed
            no line end                           | a,b                   | not whole
            an open quote                         | 'a,b⏎c⏎               | not whole
            an open quote at the end              | a,'                   | not whole
            a quote that may be closed or doubled | a,'b'                 | not whole
            nothing                               | ``                    | ``
            """)
    void a_text_is_cut_into_records_and_fields(String name, String text, String records) {
        assertThat(scanned(bytes(text), (byte) ',')).isEqualTo(records);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            59 | a;b,c⏎
            9  | a\tb,c⏎
            """)
    void the_delimiter_may_be_another(byte delimiter, String text) {
        assertThat(scanned(bytes(text), delimiter)).isEqualTo("[a][b,c]");
    }

    @Property
    void what_is_written_is_read(@ForAll("tables") List<List<String>> table) {
        var text = table.stream().map(row -> row.stream().map(CsvScanTest::quoted).collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining());

        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(table);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        var field = Arbitraries.strings().withChars('a', '"', ',', '\n', '\r', ' ', 'ü', ';').ofMaxLength(6);
        return field.list().ofMinSize(2).ofMaxSize(4).list().ofMaxSize(5);
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }

    private static List<List<String>> read(byte[] bytes) {
        var scan = new CsvScan((byte) ',');
        var table = new ArrayList<List<String>>();
        for (int at = 0; at < bytes.length; ) {
            at = scan.record(bytes, at, bytes.length);
            assertThat(at).isPositive();
            table.add(fields(scan, bytes));
        }
        return table;
    }

    private static String scanned(byte[] bytes, byte delimiter) {
        var scan = new CsvScan(delimiter);
        var records = new ArrayList<String>();
        for (int at = 0; at < bytes.length; ) {
            at = scan.record(bytes, at, bytes.length);
            if (at == CsvScan.MALFORMED) return "malformed";
            if (at == CsvScan.NOT_WHOLE) return "not whole";
            records.add(fields(scan, bytes).stream().map(f -> "[" + f + "]").collect(Collectors.joining()));
        }
        return String.join(" ", records).replace('"', '\'').replace('\n', '⏎').replace('\r', '␍');
    }

    private static List<String> fields(CsvScan scan, byte[] bytes) {
        var fields = new ArrayList<String>();
        for (int i = 0; i < scan.count(); i++) {
            var text = new String(bytes, scan.from(i), scan.to(i) - scan.from(i), StandardCharsets.UTF_8);
            fields.add(scan.isDoubled(i) ? text.replace("\"\"", "\"") : text);
        }
        return fields;
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').replace('⏎', '\n').replace('␍', '\r').getBytes(StandardCharsets.UTF_8);
    }
}
