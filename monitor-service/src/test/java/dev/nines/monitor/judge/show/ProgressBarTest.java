package dev.nines.monitor.judge.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.judge.show.ProgressBar.Progress;
import dev.nines.monitor.judge.show.ProgressBar.Signs;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressBarTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            case                | lines   | bytes | size | millis | text
            at the beginning    | 0       | 0     | 1000 | 0      | judging  ........................    0 %  0 lines  0 lines/s
            half way            | 2000000 | 500   | 1000 | 4000   | judging  ############............   50 %  2.0 M lines  500 k lines/s  0:04 left
            at the end          | 4000000 | 1000  | 1000 | 8000   | judging  ########################  100 %  4.0 M lines  500 k lines/s  0:00 left
            a file that grew    | 4000000 | 1200  | 1000 | 8000   | judging  ########################  100 %  4.0 M lines  500 k lines/s  0:00 left
            slowly              | 12      | 250   | 1000 | 61000  | judging  ######..................   25 %  12 lines  0 lines/s  3:03 left
            longer than a line  | 123456000 | 500 | 1000 | 40000000 | judging  ############............   50 %  123.5 M lines  3 k lines/s  666:40 le
            what is piped in    | 34567   | 99    | 0    | 1000   | judging  34 k lines  34 k lines/s
            """)
    void a_bar_says_how_far_it_is(String name, long lines, long bytes, long size, long millis, String text) {
        var drawn = new StringBuilder();

        new ProgressBar(Signs.LETTERS, drawn::append).show(new Progress(lines, bytes, size, Duration.ofMillis(millis)));

        assertThat(drawn.toString()).startsWith("\r").hasSize(80);
        assertThat(drawn.toString().strip()).isEqualTo(text);
    }
}
