package dev.nines.monitor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.file.StatementFiles;
import dev.nines.monitor.statement.part.Remark;
import dev.nines.sla.seal.CsvLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people write beside an incident goes into every format, into the letter, and to somebody else's desk. */
class HostileWordsTest {
    /** That of whoever follows, so that what a text does to it can be seen. */
    private static final String AFTER = "INC-4711";

    private static final List<String> ALL = List.of("<script>alert(1)</script>", "</td></table><h1>Credit 9,999.00 USD</h1>",
            "\"><img src=x onerror=alert(1)>", "<!--", "]]>", "&lt;b&gt; &amp; &#x202e;",
            "<style>*{display:none}</style>", "=HYPERLINK(\"http://127.0.0.1/\",\"ok\")", "\t=1+1", "@SUM(A1)", "+1|cmd", "-2+3", "\u200b=1+1", "\uff1d1+1",
            "00.052 \u202eDSU 00.05", "\u2066\u2067\u2068 1 \u2069", "a,b\r\nc;\"d\"", "\u0000\u0001\u0008\u001b[2J\u0085\u009b", "\ud800 half", "\uffff\ufffe",
            "\u6a21\u578b \u05e9\u05dc\u05d5\u05dd \ud83d\udd34", "${7*7} #{7*7} {{7*7}} %s %n", "'; drop table nines.statement; --");

    static List<String> all() {
        return ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatever_it_is_it_is_a_text(String words) throws Exception {
        var json = StatementJson.write(document(words));
        var html = new String(file("statement.html", json), StandardCharsets.UTF_8);
        var csv = new String(file("incidents.csv", json), StandardCharsets.UTF_8);

        assertThat(StatementJson.read(json).incidents().getFirst().remarks().getFirst().ticket()).isEqualTo(words);
        assertThat(html.replace("<style>", "").split("<(script|img|style|h1)", -1)).as("the page's own heading alone").hasSizeLessThanOrEqualTo(2);
        assertThat(html.codePoints()).as("what turns the direction").noneMatch(c -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069));
        var xml = DocumentBuilderFactory.newInstance();
        xml.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var page = xml.newDocumentBuilder().parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(List.of(csv.split("\r\n"))).allSatisfy(line -> assertThat(CsvLine.cells(line)).hasSize(14)
                .allMatch(cell -> !cell.matches("(?s)^[\\s\\p{Z}\\p{Cf}]*[=+@\uff1d-].*")));
    }

    @Test
    void a_pdf_of_all_of_them_is_drawn_to_its_end() throws IOException {
        try (var pdf = Loader.loadPDF(file("statement.pdf", StatementJson.write(document(ALL.toArray(String[]::new)))))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("What was found", "<script>alert(1)</script>", "00.052 U+202E DSU 00.05", AFTER);
        }
    }

    @Test
    void a_mark_that_turns_the_direction_is_shown_instead_of_obeyed() throws IOException {
        var json = StatementJson.write(document("00.052 \u202eDSU 00.05"));

        assertThat(new String(file("statement.html", json), StandardCharsets.UTF_8)).contains("00.052 U+202E DSU 00.05");
        assertThat(new String(file("incidents.csv", json), StandardCharsets.UTF_8)).contains("00.052 U+202E DSU 00.05");
        assertThat(StatementJson.read(json).letter().paragraphs()).anyMatch(paragraph -> paragraph.contains("\u202e"));
    }

    private static StatementDocument document(String... words) {
        var remarks = Stream.concat(Stream.of(words).map(w -> new Remark("2026-11-01T00:00:00Z", w, w, w)),
                Stream.of(new Remark("2026-11-01T00:01:00Z", "ann", AFTER, "after it"))).toList();
        return StatementDocument.of(October.statement(), new Beside(Origin.MEASURED, List.of(), id -> id.equals("i-1") ? remarks : List.of()));
    }

    private static byte[] file(String name, String json) {
        var out = new ByteArrayOutputStream();
        try {
            for (var file : StatementFiles.drawnFrom(json)) if (file.name().equals(name)) file.content().to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
