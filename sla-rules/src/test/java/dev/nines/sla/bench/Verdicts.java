package dev.nines.sla.bench;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.account.RuleAccount;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.Comparison;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.measure.Measure.SlowSuccess;
import dev.nines.sla.measure.Measure.Target;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** From graded runs to a verdict with its evidence, by each of the five ways to measure. */
final class Verdicts {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Objective NINES_3 = new Objective(999_000);
    private static final int WARMING = 200;
    /** So many months that nobody disturbed, or ten times as many in all. */
    private static final int MEASURED = 201;

    private final Month month = Month.ofJune();
    private final Yardstick yardstick = new Yardstick();

    private Verdicts() {}

    public static void main(String[] arguments) {
        var verdicts = new Verdicts();
        System.out.printf(Locale.ROOT, "| %,d runs | verdict | median, ms | undisturbed, ms | of all months | p99, ms | first in a new JVM, ms |%n",
                verdicts.month.runs().size());
        System.out.println("|---|---|---|---|---|---|---|");
        rules().forEach(verdicts::measure);
    }

    private void measure(String name, Rule rule) {
        double first = millis(rule);
        for (int i = 0; i < WARMING; i++) millis(rule);
        var all = new ArrayList<Double>();
        var undisturbed = new ArrayList<Double>();
        boolean wasUndisturbed = false;
        while (undisturbed.size() < MEASURED && all.size() < 10 * MEASURED) {
            double millis = millis(rule);
            boolean isUndisturbed = yardstick.isUndisturbed(yardstick.nanos());
            all.add(millis);
            if (wasUndisturbed && isUndisturbed) undisturbed.add(millis);
            wasUndisturbed = isUndisturbed;
        }
        var verdict = judged(rule);
        System.out.printf(Locale.ROOT, "| %s | %s, %s | %.2f | %.2f | %d %% | %.2f | %.0f |%n", name, verdict.word(), verdict.evidence().finding().text(),
                at(all, 50), at(undisturbed, 50), 100 * undisturbed.size() / all.size(), at(all, 99), first);
    }

    private static double at(List<Double> values, int percent) {
        return values.isEmpty() ? Double.NaN : values.stream().sorted().toList().get(values.size() * percent / 100);
    }

    private double millis(Rule rule) {
        long began = System.nanoTime();
        var verdict = judged(rule);
        double took = (System.nanoTime() - began) / 1e6;
        if (verdict.evidence().attained().isEmpty()) throw new IllegalStateException("nothing was judged: " + rule);
        return took;
    }

    private Verdict judged(Rule rule) {
        var account = RuleAccount.of(rule, month.frame());
        for (var run : month.runs()) account.add(run);
        var period = month.frame().period();
        return account.verdict(new Basis(period, month.runs().size(), 900_000, period.to()));
    }

    private static Map<String, Rule> rules() {
        var rules = new LinkedHashMap<String, Rule>();
        rules.put("requests, repeats suppressed, slow is bad", new Rule.Uptime("m1", NINES_3,
                new Measure.RequestRatio(new Repeats.Suppressed(FIVE_MINUTES), new SlowSuccess.BadAbove(Duration.ofSeconds(20)))));
        rules.put("mean error rate of 5 min", new Rule.Uptime("m2", NINES_3,
                new Measure.MeanErrorRate(FIVE_MINUTES, EmptyInterval.WITHOUT_ERROR, Denominator.WHOLE_PERIOD)));
        rules.put("minutes in runs of 5", new Rule.Uptime("m3", NINES_3, new Measure.DowntimeMinutes(
                new DownMinute(new Ratio(5, 100), 1),
                new Measure.Run(5, RunScope.ACROSS_PERIODS, Gap.BRIDGED, Gap.ENDS_RUN),
                new Measure.Total(ExcludedTime.KEPT, Denominator.WHOLE_PERIOD))));
        rules.put("intervals of 5 min by their median speed", new Rule.Intervals("m4", new Objective(990_000),
                new Measure.IntervalAttainment(Measure.Speed.WHOLE_ANSWER,
                        new Statistic.Quantile(Percentile.P50, Statistic.Definition.LINEAR),
                        new Target(Comparison.ABOVE, Fraction.of(80)),
                        new ReplyFilter(Set.of(Delivery.STREAMED), 75, 200_000, new ReplyFilter.Tier.Only("priority")),
                        FIVE_MINUTES, 2)));
        rules.put("p99", new Rule.Latency("m5", Percentile.P99, Of.TOTAL, Duration.ofSeconds(2), Failures.OVER, 100));
        return rules;
    }
}
