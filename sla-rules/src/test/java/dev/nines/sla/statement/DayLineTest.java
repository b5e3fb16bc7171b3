package dev.nines.sla.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of each day: good, bad, excluded and missing runs, and what is left of the budget at its end. */
class DayLineTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                        | rule           | planned | days
        half of six requests may fail               | ratio          |         | 2 1 1 1 left 2, 1 2 0 0 left 0
        what was planned and never heard is missing | ratio          | 10 4    | 2 1 1 6 left 2, 1 2 0 1 left 0
        more than was planned takes nothing away    | ratio          | 1 2     | 2 1 1 1 left 2, 1 2 0 0 left 0
        an interval of one run fails as a whole     | rates by 1 min |         | 2 1 1 1 left 2, 1 2 0 0 left 0
        an interval of three fails in part          | rates by 5 min |         | 2 1 1 1 left 2/3, 1 2 0 0 left 0
        half of 2880 minutes may be down            | minutes        |         | 2 1 1 1 left 1439, 1 2 0 0 left 1437
        slow is bad, and a failure is slow          | p80            |         | 1 2 1 1 left -0.8, 1 2 0 0 left -2.8
        of answers only, a failure is excluded      | p80 of answers |         | 1 1 2 1 left -0.4, 1 0 2 0 left -0.4
        a slow minute is bad, its run was measured  | speed          |         | 2 0 2 1 left 0.5, 1 0 2 0 left 0.5
        """)
    void on_which_day_the_budget_went(String name, String rule, String planned, String days) {
        var ofEachDay = planned == null ? List.<Long>of() : Arrays.stream(planned.split(" ", -1)).map(Long::valueOf).toList();

        var judged = TwoDays.byDay(rule, ofEachDay);

        assertThat(judged.days().stream().map(DayLineTest::text).collect(Collectors.joining(", "))).as(name).isEqualTo(days);
        assertThat(judged.days()).extracting(DayLine::day).containsExactly(TwoDays.PERIOD.first(), TwoDays.PERIOD.last());
        assertThat(judged.days().getLast().remaining()).isEqualTo(judged.verdict().evidence().budget().remaining());
    }

    private static String text(DayLine day) {
        return day.good() + " " + day.bad() + " " + day.excluded() + " " + day.missing() + " left " + day.remaining().plainText();
    }
}
