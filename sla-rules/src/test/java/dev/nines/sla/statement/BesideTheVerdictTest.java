package dev.nines.sla.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Particulars.Downtime;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.statement.IncidentLine.Ended;
import dev.nines.sla.statement.IncidentLine.Ongoing;
import dev.nines.sla.statistics.Chance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BesideTheVerdictTest {
    private static final SeriesId A = new SeriesId("a");
    private static final SeriesId B = new SeriesId("b");

    @ParameterizedTest(name = "{0}: {1} good, {2} bad")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        rule           | good | bad | objective
        ratio          | 3    | 3   | 500000
        rates by 5 min | 3    | 3   | 500000
        minutes        | 2877 | 3   | 500000
        speed          | 2    | 1   | 500000
        p80            | 2    | 4   | 800000
        """)
    void chance_is_asked_of_what_is_good_or_bad_as_a_whole(String rule, long good, long bad, int objective) {
        assertThat(Trials.chance(TwoDays.usual(rule, 0).verdict().evidence()))
                .isEqualTo(Chance.of(new Objective(objective), good, bad));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        ratio          |
        p80            |
        rates by 5 min | 0..5 1440..1445
        minutes        | 1..2 1440..1442
        speed          | 2..3
        """)
    void what_a_verdict_lists_may_be_claimed_for(String rule, String listed) {
        var findings = new Findings(List.of(TwoDays.usual(rule, 0)), List.of());

        assertThat(minutes(Outages.of(findings, TwoDays.PERIOD))).isEqualTo(listed == null ? "" : listed);
    }

    @Test
    void incidents_may_be_claimed_for_as_far_as_they_lie_in_the_period() {
        var incidents = List.<IncidentLine>of(ended("1", A, -20, -10), ended("2", A, -10, 10), ended("3", B, 20, 30), ongoing("4", B, 2870));

        assertThat(minutes(Outages.of(new Findings(List.of(), incidents), TwoDays.PERIOD))).isEqualTo("0..10 20..30 2870..2880");
    }

    @Test
    void each_series_has_its_own_down_time_in_the_judged_time() {
        var incidents = List.of(ended("1", A, 5, 25), ended("2", B, 20, 30), ongoing("3", A, 90));
        var judged = new Span(TwoDays.minute(10), TwoDays.minute(100));

        var lines = ReliabilityLine.of(Stream.of(B, A, new SeriesId("c"), B), incidents, judged);

        assertThat(lines.stream().map(line -> line.series().name() + " " + line.figures().outages().size() + " " + line.down().toMinutes()))
                .containsExactly("a 2 25", "b 1 10", "c 0 0");
        assertThat(lines).allMatch(line -> line.figures().period().equals(Duration.ofMinutes(90)));
        assertThat(((Ended) ended("1", A, 5, 25)).length()).isEqualTo(Duration.ofMinutes(20));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                              perMinute, currency, seconds, amount
        a minute and a half,               2.50,      USD,      90,      3.75 USD
        half a cent goes to the even one,  0.01,      USD,      30,      0.00 USD
        and so does one and a half,        0.01,      USD,      90,      0.02 USD
        a currency without decimals,       101,       JPY,      90,      152 JPY
        one that has no digits at all,     101,       XXX,      90,      152 XXX
        """)
    void what_being_down_cost(String name, BigDecimal perMinute, String currency, long seconds, String amount) {
        var worth = new Downtime.PerMinute(new Money(perMinute, Currency.getInstance(currency)));
        var short10 = ReliabilityLine.of(Stream.of(A), List.of(ended("1", A, 0, 0)), TwoDays.PERIOD.span()).getFirst();
        var outage = new Ended("2", B, TwoDays.minute(0), TwoDays.minute(0).plusSeconds(seconds), "TIMEOUT");
        var longest = ReliabilityLine.of(Stream.of(B), List.of(outage), TwoDays.PERIOD.span()).getFirst();

        var loss = Loss.of(worth, List.of(longest, short10)).orElseThrow();

        assertThat(loss.amount().text()).as(name).isEqualTo(amount);
        assertThat(loss.down()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(loss.minutes().plainText()).isEqualTo(BigDecimal.valueOf(seconds * 10 / 60, 1).stripTrailingZeros().toPlainString());
        assertThat(Loss.of(worth, List.of()).orElseThrow().down()).isEqualTo(Duration.ZERO);
        assertThat(Loss.of(new Downtime.NotSaid(), List.of(longest))).isEmpty();
    }

    @Test
    void what_was_found_around_is_told_by_series() {
        var around = new Around(
                List.of(profile(B, Of.FIRST_TOKEN), profile(A, Of.TOTAL), profile(A, Of.FIRST_TOKEN)),
                List.of(watched(B, "x"), watched(A, "y"), watched(A, "x")), new TreeMap<>());

        assertThat(around.ordered()).isEqualTo(new Around(
                List.of(profile(A, Of.FIRST_TOKEN), profile(A, Of.TOTAL), profile(B, Of.FIRST_TOKEN)),
                List.of(watched(A, "x"), watched(A, "y"), watched(B, "x")), new TreeMap<>()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
        PT0.8S,   800 ms
        PT0.999S, 999 ms
        PT1S,     1 s
        PT1.5S,   1.5 s
        PT5M,     300 s
        """)
    void a_length_of_time_in_words(Duration duration, String words) {
        assertThat(Words.duration(duration)).isEqualTo(words);
    }

    @Test
    void which_time_is_meant() {
        assertThat(Stream.of(Of.values()).map(Words::phase)).containsExactly("time to the first token", "total time");
    }

    private static LatencyProfile profile(SeriesId series, Of of) {
        return new LatencyProfile(series, of, 0, 0, List.of(), List.of());
    }

    private static Watched watched(SeriesId series, String vantage) {
        return new Watched(series, vantage, 0, 0, 0, 0, 0, Collections.emptySortedMap(), List.of());
    }

    private static IncidentLine ended(String id, SeriesId series, long from, long to) {
        return new Ended(id, series, TwoDays.minute(from), TwoDays.minute(to), "TIMEOUT");
    }

    private static IncidentLine ongoing(String id, SeriesId series, long from) {
        return new Ongoing(id, series, TwoDays.minute(from), "TIMEOUT");
    }

    private static String minutes(List<Span> spans) {
        return spans.stream().map(span -> minute(span.from()) + ".." + minute(span.to())).collect(Collectors.joining(" "));
    }

    private static long minute(Instant instant) {
        return Duration.between(TwoDays.PERIOD.from(), instant).toMinutes();
    }
}
