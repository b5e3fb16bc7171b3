package dev.nines.sla.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.SeriesId;
import dev.nines.sla.verdict.Basis;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {
    @ParameterizedTest(name = "{0}, {1} planned")
    @CsvSource(delimiter = '|', textBlock = """
        ratio          | 12 | 7 of 12 planned slots covered (58.3333 %); excluded: RATE_LIMITED 1; missing: BUDGET 1, NOT_RUN 4; if every missing slot had been good, 72.7272 %; if bad, 27.2727 %.
        rates by 5 min | 8  | 7 of 8 planned slots covered (87.5000 %); excluded: RATE_LIMITED 1; missing: BUDGET 1; if every interval without a run had been good, 99.8263 %; if bad, 0.1736 %.
        minutes        | 8  | 7 of 8 planned slots covered (87.5000 %); excluded: RATE_LIMITED 1; missing: BUDGET 1; if every minute without a run had been good, 99.8958 %; if bad, 0.1041 %.
        p80            | 8  | 7 of 8 planned slots covered (87.5000 %); excluded: RATE_LIMITED 1; missing: BUDGET 1; if every missing slot had been good, 42.8571 %; if bad, 28.5714 %.
        p80 of answers | 8  | 7 of 8 planned slots covered (87.5000 %); excluded: RATE_LIMITED 1, SERVER_ERROR 3; missing: BUDGET 1; if every missing slot had been good, 75.0000 %; if bad, 50.0000 %.
        speed          | 8  | 7 of 8 planned slots covered (87.5000 %); excluded: RATE_LIMITED 1, SERVER_ERROR 3; missing: BUDGET 1; if every interval that was not measured had been good, 99.9652 %; if bad, 0.0694 %.
        """)
    void what_was_not_seen_is_said_in_the_units_of_the_rule(String rule, long planned, String said) {
        var judged = TwoDays.usual(rule, planned);

        assertThat(Quality.sentence(judged)).isEqualTo("a, " + judged.rule().id() + ": " + said);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                      | planned | runs | said
        nothing was meant to run  | 0       | ''   | nothing was planned; excluded: none; missing: none.
        nothing was heard         | 2       | ''   | 0 of 2 planned slots covered (0.0000 %); excluded: none; missing: NOT_RUN 2; if every missing slot had been good, 100.0000 %; if bad, 0.0000 %.
        all was heard             | 2       | .x   | 2 of 2 planned slots covered (100.0000 %); excluded: none; missing: none.
        """)
    void of_how_much_was_planned(String name, long planned, String runs, String said) {
        assertThat(Quality.sentence(TwoDays.judged("ratio", planned, runs, ""))).as(name).isEqualTo("a, ratio: " + said);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                       | runs | floor  | asOf                 | hopeless
        too little was seen, and all of it was bad | xxx  | 900000 | 2026-06-12T00:00:00Z | true
        too little was seen, but it may be enough  | .xx  | 900000 | 2026-06-12T00:00:00Z | false
        enough was seen: it is decided             | xxx  | 500000 | 2026-06-12T00:00:00Z | false
        before its end it is only open             | xxx  | 900000 | 2026-06-11T23:59:59Z | false
        """)
    void a_promise_is_called_broken_where_only_coverage_keeps_it_undecided(
            String name, String runs, int floor, Instant asOf, boolean hopeless) {
        var judged = Judged.of(new SeriesId("a"), TwoDays.account("ratio", runs, ""), new Basis(TwoDays.PERIOD, 5, floor, asOf));

        assertThat(Quality.sentence(judged).contains("so the promise was broken whatever was missed")).as(name).isEqualTo(hopeless);
    }
}
