package dev.nines.sla.statement;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.SeriesId;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Two days of one target in letters of {@link Scripted}: one a minute, from each midnight on. The promise is half. */
final class TwoDays {
    static final Period PERIOD = new Period(LocalDate.of(2026, 6, 10), LocalDate.of(2026, 6, 11), ZoneOffset.UTC);
    private static final SeriesId SERIES = new SeriesId("a");
    private static final Objective HALF = new Objective(500_000);
    private static final Map<String, Rule> RULES = Map.of(
            "ratio", new Rule.Uptime("ratio", HALF),
            "rates by 1 min", rates(1),
            "rates by 5 min", rates(5),
            "minutes", new Rule.Uptime("minutes", HALF, new Measure.DowntimeMinutes(
                    new DownMinute(new Ratio(5, 100), 1), new Measure.Run(1, RunScope.ACROSS_PERIODS, Gap.ENDS_RUN, Gap.ENDS_RUN),
                    new Measure.Total(ExcludedTime.KEPT, Denominator.WHOLE_PERIOD))),
            "p80", latency(Failures.OVER),
            "p80 of answers", latency(Failures.EXCLUDED),
            "speed", new Rule.Intervals("speed", HALF, new Measure.IntervalAttainment(
                    Measure.Speed.WHOLE_ANSWER, new Statistic.Quantile(Percentile.P50, Statistic.Definition.NEAREST_RANK),
                    new Measure.Target(Comparison.ABOVE, Fraction.of(50)),
                    new ReplyFilter(Set.of(Delivery.STREAMED), 75, 1000, new ReplyFilter.Tier.Any()), Duration.ofMinutes(1), 1)));

    private TwoDays() {}

    /** A day with more of everything bad than the next. */
    static Judged usual(String rule, long planned) {
        return judged(rule, planned, ".xsem", "xx.");
    }

    static Judged judged(String rule, long planned, String first, String second) {
        return Judged.of(SERIES, account(rule, first, second), new Basis(PERIOD, planned, 0, PERIOD.to()));
    }

    /** The same with its days. */
    static Judged byDay(String rule, List<Long> planned) {
        return Judged.of(SERIES, account(rule, ".xsem", "xx."), new Basis(PERIOD, 0, 0, PERIOD.to()), planned);
    }

    static RuleAccount account(String rule, String first, String second) {
        var account = RuleAccount.of(Objects.requireNonNull(RULES.get(rule)), Frame.of(PERIOD, Spans.NONE));
        feed(account, PERIOD.from(), first);
        feed(account, PERIOD.from().plus(Duration.ofDays(1)), second);
        return account;
    }

    static Instant minute(long minute) {
        return PERIOD.from().plus(Duration.ofMinutes(minute));
    }

    private static void feed(RuleAccount account, Instant midnight, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            account.add(new Scripted(midnight.plus(Duration.ofMinutes(i)), letters.charAt(i)));
        }
    }

    private static Rule rates(int minutes) {
        return new Rule.Uptime("rates", HALF, new Measure.MeanErrorRate(
                Duration.ofMinutes(minutes), EmptyInterval.LEFT_OUT, Denominator.WHOLE_PERIOD));
    }

    private static Rule latency(Failures failures) {
        return new Rule.Latency("p80", new Percentile(800_000), Of.TOTAL, Duration.ofSeconds(3), failures, 5);
    }
}
