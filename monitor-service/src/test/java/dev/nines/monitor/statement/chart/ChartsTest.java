package dev.nines.monitor.statement.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.statement.Specimen;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.part.Day;
import dev.nines.monitor.statement.words.Words;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

/** The golden files are looked at in a browser before they are committed. */
class ChartsTest {
    private static final StatementDocument DOCUMENT = Specimen.document();
    private static final StatementDocument.Line BREACHED = DOCUMENT.lines().get(2);
    private static final String NAME = "a/b & \"c\"";

    enum Chart {
        DAY_BARS, DAY_STRIP, BURN_DOWN, PERCENTILES;

        String draw() {
            return switch (this) {
                case DAY_BARS -> new DayBars(Words.ENGLISH).draw(NAME, BREACHED.days());
                case DAY_STRIP -> new DayBars(Words.ENGLISH).strip(NAME, BREACHED.days());
                case BURN_DOWN -> new BurnDown(Words.ENGLISH).draw(NAME, BREACHED.budget().allowed(), BREACHED.days());
                case PERCENTILES -> new PercentilePlot(Words.ENGLISH).draw(DOCUMENT.latencies().getLast());
            };
        }

        String file() {
            return Svg.lower(name()) + ".svg";
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_chart_is_drawn_as_its_golden_file_shows(Chart chart) throws IOException {
        Files.createDirectories(Path.of("target/golden/chart"));
        Files.writeString(Path.of("target/golden/chart", chart.file()), chart.draw());

        assertThat(chart.draw()).isEqualTo(Files.readString(Path.of("src/test/resources/statement/chart", chart.file())));
    }

    @ParameterizedTest
    @EnumSource
    void a_chart_says_in_words_what_it_shows_and_needs_nothing_else(Chart chart) throws Exception {
        var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(chart.draw()))).getDocumentElement();

        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-label")).isEqualTo(svg.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
        assertThat(chart.draw()).doesNotContain("<script", "href", "url(", " id=", "class=", "style=");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            case,                                        good, bad, excluded, missing, heights
            all good,                                    1440, 0,   0,        0,       600 0 0 0
            one bad run is seen,                         1439, 1,   0,        0,       575 25 0 0
            half the day,                                720,  720, 0,        0,       300 300 0 0
            all bad,                                     0,    10,  0,        0,       0 600 0 0
            nobody watched,                              0,    0,   0,        1440,    0 0 0 600
            hardly anything is good but all of it seen,  1,    1,   1,        100000,  0 25 25 550
            a day without a slot,                        0,    0,   0,        0,       0 0 0 0
            """)
    void bars_are_as_high_as_the_share_of_the_day(String name, long good, long bad, long excluded, long missing, String heights) {
        var share = DayShare.of(new Day("2026-10-01", good, bad, excluded, missing, ""), 600);

        assertThat(List.of(share.good(), share.bad(), share.excluded(), share.missing())).as(name)
                .isEqualTo(List.of(heights.split(" ", -1)).stream().map(Integer::valueOf).toList());
    }

    @Test
    void a_budget_that_has_no_decimals_or_no_days_is_not_drawn() {
        assertThat(BurnDown.canBeDrawn("44.6", BREACHED.days())).isTrue();
        assertThat(BurnDown.canBeDrawn("1/3", BREACHED.days())).isFalse();
        assertThat(BurnDown.canBeDrawn("44.6", List.of())).isFalse();
        assertThat(BurnDown.canBeDrawn("44.6", List.of(new Day("2026-10-01", 1, 0, 0, 0, "")))).isFalse();
    }

    @Test
    void a_time_is_said_with_every_digit_that_is_known() {
        assertThat(List.of(Micros.seconds(1), Micros.seconds(1_834_000), Micros.seconds(20_000_000), Micros.seconds(0)))
                .containsExactly("0.000001 s", "1.834 s", "20 s", "0 s");
    }
}
