package dev.nines.monitor.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.part.Issue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The golden files are the contract with whoever reads a statement. A changed one explains itself in its commit. */
@Isolated("the zone and the locale are the whole JVM's")
class StatementDocumentTest {
    private static final StatementDocument DOCUMENT = StatementDocument.of(October.statement(), Origin.SIMULATED);

    enum Format {
        JSON(StatementJson::write),
        CSV(StatementCsv::write),
        HTML(StatementHtml::write);

        @SuppressWarnings("ImmutableEnumChecker") // every writer is a method of a class without state
        private final Function<StatementDocument, String> writer;

        Format(Function<StatementDocument, String> writer) {
            this.writer = writer;
        }

        String file(String statement) {
            return statement + "." + name().toLowerCase(Locale.ROOT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_statement_is_drawn_as_its_golden_file_says(Format format) throws IOException {
        isGolden(format.file("october"), format.writer.apply(DOCUMENT));
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "HTML"})
    void one_with_something_in_every_part_is_too(Format format) throws IOException {
        isGolden(format.file("specimen"), format.writer.apply(Specimen.document()));
    }

    @Test
    void one_of_the_shape_before_is_drawn_with_the_digest_of_its_own_bytes() throws IOException {
        isGolden("october-shape-1.html", StatementHtml.write(Original.read(Files.readString(Path.of("src/test/resources/statement/october-shape-1.json")))));
    }

    private static void isGolden(String file, String actual) throws IOException {
        Files.createDirectories(Path.of("target/golden"));
        Files.writeString(Path.of("target/golden", file), actual);
        assertThat(actual).isEqualTo(Files.readString(Path.of("src/test/resources/statement", file)));
    }

    @ParameterizedTest
    @EnumSource
    void another_zone_and_locale_of_the_machine_change_no_byte(Format format) {
        var before = format.writer.apply(DOCUMENT);
        var zone = TimeZone.getDefault();
        var locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(format.writer.apply(StatementDocument.of(October.statement(), Origin.SIMULATED))).isEqualTo(before);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void what_the_archive_keeps_can_be_read_back() {
        assertThat(StatementJson.read(StatementJson.write(DOCUMENT))).isEqualTo(DOCUMENT);
    }

    @Test
    void one_of_the_shape_before_reads_as_one_without_what_came_later() throws IOException {
        var old = StatementJson.read(Files.readString(Path.of("src/test/resources/statement/october-shape-1.json")));

        assertThat(old.issue()).isEqualTo(Issue.FIRST);
        assertThat(old.latencies()).isEmpty();
        assertThat(old.lines()).hasSameSizeAs(DOCUMENT.lines()).allSatisfy(line -> assertThat(line.days()).isEmpty());
        assertThat(StatementHtml.write(old)).contains("p99 of the first token is at most 0.8 s");
    }

    @Test
    void what_is_no_statement_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> StatementJson.read("{\"format\":\"else/1\"}")).hasMessage("format must be nines-statement/2: \"else/1\"");
        assertThatThrownBy(() -> StatementJson.read("[")).hasMessageStartingWith("not a statement: ");
    }

    @Test
    void the_page_has_no_script_and_asks_nothing_of_the_network() {
        var html = StatementHtml.write(Specimen.document()).replace("xmlns=\"http://www.w3.org/2000/svg\"", "");

        assertThat(html).doesNotContain("<script", "src=", "url(", "http");
    }

    @Test
    void a_forecast_says_so_and_supports_no_claim() {
        var forecast = StatementJson.write(Specimen.document()).replace("\"standing\" : \"final\"", "\"standing\" : \"forecast\"")
                .replace("\"as_of\" : \"\"", "\"as_of\" : \"2026-10-20T00:00:00Z\"");

        assertThat(StatementHtml.write(Original.read(forecast))).contains("This is a forecast as of 2026-10-20 00:00:00 UTC, no claim")
                .doesNotContain("A claim must arrive", "Claim no later than");
    }

    @Test
    void who_gives_the_sla_reads_the_same_in_his_own_words() {
        var json = StatementJson.write(Specimen.document());

        assertThat(StatementHtml.write(Original.read(json))).contains("Credit owed to us");
        assertThat(StatementHtml.write(Original.read(json.replace("\"side\" : \"customer\"", "\"side\" : \"operator\"")))).contains("Credit that we owe");
    }

    @Test
    void of_many_lines_those_that_matter_are_charted_and_the_lists_end_before_the_reader_does() {
        var html = StatementHtml.write(Specimen.of(184));

        assertThat(html.split("<figure", -1)).hasSizeBetween(30, 80);
        assertThat(html).contains("The other lines, a bar a day", "10 more are in intervals.csv, 60 in all.");
        assertThat(html.length()).isLessThan(3_000_000);
    }

    @Test
    void what_was_measured_bears_no_mark_of_the_simulator() {
        var measured = StatementDocument.of(October.statement(), Origin.MEASURED);

        assertThat(StatementHtml.write(measured)).doesNotContain("Simulated data");
        assertThat(StatementHtml.write(DOCUMENT)).contains("Simulated data");
    }
}
