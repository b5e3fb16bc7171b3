package dev.nines.monitor.statement.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.statement.Original;
import dev.nines.monitor.statement.Specimen;
import dev.nines.monitor.statement.StatementHtml;
import dev.nines.monitor.statement.StatementJson;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the zone and the locale are the whole JVM's")
class StatementPdfTest {
    private static final byte[] PDF = pdf(Original.of(Specimen.document()));

    @Test
    void the_same_statement_gives_the_same_bytes_in_another_zone_and_locale() {
        var zone = TimeZone.getDefault();
        var locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(pdf(Original.of(Specimen.document()))).isEqualTo(PDF);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void every_page_bears_its_number_and_how_many_there_are() throws IOException {
        try (var pdf = Loader.loadPDF(PDF)) {
            int pages = pdf.getNumberOfPages();
            for (int page = 1; page <= pages; page++) assertThat(text(pdf, page)).contains("Page " + page + " of " + pages);
        }
    }

    @Test
    void the_claim_letter_has_a_page_of_its_own() throws IOException {
        try (var pdf = Loader.loadPDF(PDF)) {
            var letter = new ArrayList<String>();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) if (text(pdf, page).contains("Dear Sir or Madam")) letter.add(text(pdf, page));

            assertThat(letter).singleElement().asString().contains("SLA Credit Request").doesNotContain("Credit, line by line", "Method");
        }
    }

    @Test
    void every_font_is_inside() throws IOException {
        try (var pdf = Loader.loadPDF(PDF)) {
            for (var page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void it_is_tagged_has_a_language_a_title_and_an_outline() throws IOException {
        try (var pdf = Loader.loadPDF(PDF)) {
            var catalog = pdf.getDocumentCatalog();

            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentInformation().getTitle()).contains("2026-10: service level statement");
            assertThat(catalog.getDocumentOutline().getFirstChild().getTitle()).isEqualTo("What was found");
        }
    }

    @Test
    void each_chart_is_a_figure_that_says_in_words_what_it_shows() throws IOException {
        var many = Original.of(Specimen.of(8)); // most of them are charted in the row of a table

        try (var pdf = Loader.loadPDF(pdf(many))) {
            assertThat(figures(pdf.getDocumentCatalog().getStructureTreeRoot())).hasSize(StatementHtml.write(many).split("<svg", -1).length - 1)
                    .allMatch(figure -> figure.getAlternateDescription().length() > 20);
        }
    }

    @Test
    void what_a_chart_says_is_text_in_the_font_of_its_page() throws IOException {
        try (var pdf = Loader.loadPDF(PDF)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("-138.4", "10-06", "99.99 %");
        }
    }

    @Test
    void what_is_ornament_is_said_once_for_all_pages() throws IOException {
        try (var pdf = Loader.loadPDF(PDF)) {
            var described = Collections.newSetFromMap(new IdentityHashMap<COSDictionary, Boolean>());
            for (var page : pdf.getPages()) {
                var marks = page.getResources().getCOSObject().getCOSDictionary(COSName.PROPERTIES);
                for (var name : marks.keySet()) described.add(marks.getCOSDictionary(name));
            }
            assertThat(described).extracting(mark -> mark.getNameAsString(COSName.TYPE)).containsExactlyInAnyOrder("Layout", "Pagination");
        }
    }

    @Test
    void its_dates_are_those_of_the_statement() throws IOException {
        try (var pdf = Loader.loadPDF(PDF)) {
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant()).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
            assertThat(pdf.getDocumentInformation().getModificationDate().toInstant()).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
        }
    }

    @Test
    void a_sign_that_the_font_lacks_is_legible_by_its_code_point() throws IOException {
        var json = StatementJson.write(Specimen.document()).replace("Simulated Models AG", "模型 AG \uD83D\uDD34");

        try (var pdf = Loader.loadPDF(pdf(Original.read(json)))) {
            assertThat(text(pdf, 1)).contains("U+6A21 U+578B AG U+1F534");
        }
    }

    @Test
    void an_address_in_a_text_is_not_asked_for() throws IOException {
        var json = StatementJson.write(Specimen.document()).replace("Simulated Models AG", "<img src='http://127.0.0.1:1/x.png'/>");

        try (var pdf = Loader.loadPDF(pdf(Original.read(json)))) {
            assertThat(text(pdf, 1)).contains("<img src='http://127.0.0.1:1/x.png'/>");
        }
    }

    @Test
    void a_statement_that_is_too_long_is_printed_in_brief_and_says_where_the_rest_is() throws IOException {
        var longest = Original.of(Specimen.of(400));
        assertThat(StatementHtml.write(longest)).hasSizeGreaterThan(StatementPdf.LONGEST);

        try (var pdf = Loader.loadPDF(pdf(longest))) {
            assertThat(pdf.getNumberOfPages()).isLessThan(10);
            assertThat(new PDFTextStripper().getText(pdf)).contains("800 lines of rules and targets", "statement.html", "Dear Sir or Madam", longest.sha256());
        }
    }

    /** It reads on only when the other has all of his. */
    @Test
    void whoever_reads_slowly_holds_up_nobody() throws IOException {
        var read = new ByteArrayOutputStream();
        StatementPdf.write(Original.of(Specimen.document()), new FilterOutputStream(read) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                var another = CompletableFuture.supplyAsync(() -> pdf(Original.of(Specimen.document()))).orTimeout(1, TimeUnit.MINUTES).join();
                assertThat(another).isEqualTo(PDF);
                out.write(bytes, offset, length);
            }
        });

        assertThat(read.toByteArray()).isEqualTo(PDF);
    }

    @Test
    void one_of_the_shape_before_is_printed_too() throws IOException {
        var old = Original.read(Files.readString(Path.of("src/test/resources/statement/october-shape-1.json")));

        try (var pdf = Loader.loadPDF(pdf(old))) {
            assertThat(text(pdf, 1)).contains("nines-statement/1", "What was found");
        }
    }

    private static List<PDStructureElement> figures(PDStructureNode node) {
        var figures = new ArrayList<PDStructureElement>();
        for (var kid : node.getKids()) {
            if (!(kid instanceof PDStructureElement element)) continue;
            if (element.getStructureType().equals("Figure")) figures.add(element);
            figures.addAll(figures(element));
        }
        return figures;
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    private static byte[] pdf(Original original) {
        var out = new ByteArrayOutputStream();
        try {
            StatementPdf.write(original, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
