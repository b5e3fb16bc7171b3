package dev.nines.sla.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.account.RuleAccount;
import dev.nines.sla.account.Scripted;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.Comparison;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import dev.nines.sla.verdict.Basis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day of 1440 minutes, of which the first are over, with a run in each minute that has a letter. */
class ProgressTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    private static final Period TODAY = new Period(DAY, DAY, ZoneOffset.UTC);
    private static final Objective HALF = new Objective(500_000);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Map<String, Rule> RULES = Map.of(
            "ratio", new Rule.Uptime("r", HALF),
            "rates", rates(EmptyInterval.LEFT_OUT),
            "rates, silence is good", rates(EmptyInterval.WITHOUT_ERROR),
            "minutes", minutes(1),
            "minutes in runs of 3", minutes(3),
            "p80", new Rule.Latency("r", new Percentile(800_000), Of.TOTAL, Duration.ofSeconds(3), Failures.OVER, 5),
            "speed", new Rule.Intervals("r", HALF, new Measure.IntervalAttainment(
                    Measure.Speed.WHOLE_ANSWER, new Statistic.Mean(), new Measure.Target(Comparison.ABOVE, Fraction.of(50)),
                    new ReplyFilter(Set.of(Delivery.STREAMED), 75, 1000, new ReplyFilter.Tier.Any()), FIVE_MINUTES, 1)));

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                          | rule                   | runs       | minutes over | slots to come | progress
        requests are those that were and those to come| ratio                  | ..x.x      | 5            | 100           | 2 bad of 5, 105 in all
        so are the runs of a percentile               | p80                    | ..s.x      | 5            | 100           | 2 bad of 5, 105 in all
        intervals that count grow with time           | rates                  | ..x.x      | 5            | 100           | 0.4 bad of 1, 288 in all
        unless all of the day's count from the start  | rates, silence is good | ..x.x      | 5            | 100           | 0.4 bad of 1, 288 in all
        where a silent one counts, it is over too     | rates, silence is good | .....      | 10           | 100           | 0 bad of 2, 288 in all
        where it does not, it is nowhere              | rates                  | .....      | 10           | 100           | 0 bad of 1, 287 in all
        an interval half over is still to come        | speed                  | sssss...   | 7            | 100           | 1 bad of 2, 289 in all
        minutes are counted from the start            | minutes                | ..x.x      | 5            | 100           | 2 bad of 5, 1440 in all
        the last two may yet be in a run of three     | minutes in runs of 3   | xxx..      | 5            | 100           | 3 bad of 3, 1440 in all
        what is bad is over                           | minutes in runs of 3   | xxx        | 3            | 100           | 3 bad of 3, 1440 in all
        at the end nothing is to come                 | minutes                | x          | 1440         | 0             | 1 bad of 1440, 1440 in all
        nor after it                                  | minutes                | x          | 1500         | 0             | 1 bad of 1440, 1440 in all
        nothing to count is no progress               | ratio                  | eee        | 3            | 0             | none
        one thing to come is                          | ratio                  | eee        | 3            | 1             | 0 bad of 0, 1 in all
        """)
    void how_far_a_day_has_come(String name, String rule, String runs, long minutesOver, long slotsToCome, String progress) {
        var countedUntil = minute(minutesOver);
        var account = RuleAccount.of(Objects.requireNonNull(RULES.get(rule)), Frame.of(TODAY, Spans.NONE));
        for (int i = 0; i < runs.length(); i++) account.add(new Scripted(minute(i), runs.charAt(i)));
        var evidence = account.verdict(new Basis(TODAY, 0, 0, countedUntil)).evidence();

        var found = new Progress(new Span(TODAY.from(), TODAY.to()), countedUntil, slotsToCome).of(evidence);

        assertThat(found.map(ProgressTest::text).orElse("none")).as(name).isEqualTo(progress);
    }

    private static String text(OpenPeriod period) {
        return period.bad().plainText() + " bad of " + period.elapsed() + ", " + period.whole() + " in all";
    }

    private static Instant minute(long minute) {
        return TODAY.from().plus(Duration.ofMinutes(minute));
    }

    private static Rule rates(EmptyInterval empty) {
        return new Rule.Uptime("r", HALF, new Measure.MeanErrorRate(FIVE_MINUTES, empty, Denominator.WHOLE_PERIOD));
    }

    private static Rule minutes(int inARow) {
        return new Rule.Uptime("r", HALF, new Measure.DowntimeMinutes(
                new DownMinute(new Ratio(5, 100), 1), new Measure.Run(inARow, RunScope.ACROSS_PERIODS, Gap.ENDS_RUN, Gap.ENDS_RUN),
                new Measure.Total(ExcludedTime.KEPT, Denominator.WHOLE_PERIOD)));
    }
}
