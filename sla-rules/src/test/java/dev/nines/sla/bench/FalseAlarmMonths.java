package dev.nines.sla.bench;

import dev.nines.sla.Fraction;
import dev.nines.sla.alert.AlertRule;
import dev.nines.sla.alert.AlertRules;
import dev.nines.sla.alert.BurnRate;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.burn.Detection;
import dev.nines.sla.burn.Detection.Wait;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How often the usual alerts speak up by chance, and how soon they speak up of trouble. Run by {@code docs/benchmarks/false-alarms}. */
final class FalseAlarmMonths {
    private static final long SEED = 20_261_121;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MONTHS = 1_000;
    private static final long RUNS_OF_MONTH = 43_200;
    private static final int OUTAGES = 2_000;
    private static final int LONGEST = 3 * 1_440;
    private static final Objective NINES_3 = new Objective(999_000);
    private static final List<AlertRule> UPTIME = AlertRules.usual(NINES_3, MINUTE);
    private static final List<AlertRule> TAIL = AlertRules.usualLatency(Percentile.P99, MINUTE);

    private FalseAlarmMonths() {}

    public static void main(String[] arguments) {
        System.out.printf(Locale.ROOT, "seed %d, %,d months of one run a minute%n%n", SEED, MONTHS);
        System.out.println("| rule | wakes | failures asked for | began to fire | a target-month |");
        System.out.println("|---|---|---|---|---|");
        double pages = printed(UPTIME, 0.001, new SplittableRandom(SEED)) + printed(TAIL, 0.01, new SplittableRandom(SEED + 1));
        System.out.printf(Locale.ROOT, "| all pages together | yes | | | **%.3f** |%n%n", pages);
        System.out.println("| share that fails | paged by 99.9 % burn, no minimum (formula), min | median, min | p90, min | paged within an hour | within 3 days | first by |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (var share : List.of("0.005", "0.01", "0.05", "0.1", "0.5", "1")) outages(new BigDecimal(share));
    }

    /** Pages in a target-month. */
    private static double printed(List<AlertRule> rules, double badShare, SplittableRandom random) {
        var target = new SimulatedTarget(rules, MINUTE);
        var alarms = target.alarms(badShare, MONTHS * RUNS_OF_MONTH, random);
        rules.stream().filter(BurnRate.class::isInstance).map(BurnRate.class::cast).forEach(rule -> line(
                rule.name(), rule.severity() == Severity.PAGE, Long.toString(rule.alert().minimumFailures()), alarms));
        // a slow answer is not a failure: three of them in a row are no incident
        if (rules.equals(TAIL)) alarms.remove("down");
        else line("down", true, "3 in a row", alarms);
        return alarms.entrySet().stream().filter(e -> target.pages(e.getKey())).mapToLong(e -> e.getValue()).sum() / (double) MONTHS;
    }

    private static void line(String name, boolean wakes, String failures, Map<String, Long> alarms) {
        long began = alarms.getOrDefault(name, 0L);
        System.out.printf(Locale.ROOT, "| %s | %s | %s | %d | %.3f |%n", name, wakes ? "yes" : "no", failures, began, began / (double) MONTHS);
    }

    private static void outages(BigDecimal share) {
        var target = new SimulatedTarget(UPTIME, MINUTE);
        var random = new SplittableRandom(SEED + share.unscaledValue().longValue());
        var paged = IntStream.range(0, OUTAGES).mapToObj(_ -> target.untilPage(share.doubleValue(), LONGEST, random)).toList();
        var minutes = paged.stream().mapToInt(SimulatedTarget.Paged::runs).sorted().toArray();
        var first = paged.stream().collect(Collectors.groupingBy(SimulatedTarget.Paged::by, Collectors.counting())).entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
                .map(e -> String.format(Locale.ROOT, "%s %.0f %%", e.getKey(), 100.0 * e.getValue() / OUTAGES)).collect(Collectors.joining(", "));
        System.out.printf(Locale.ROOT, "| %s %% | %s | %s | %s | %s | %s | %s |%n", share.movePointRight(2).stripTrailingZeros().toPlainString(),
                formula(Fraction.of(share)), text(minutes[OUTAGES / 2]), text(minutes[OUTAGES * 9 / 10]),
                within(minutes, 60), within(minutes, LONGEST), first);
    }

    private static String formula(Fraction share) {
        var waits = UPTIME.stream().filter(BurnRate.class::isInstance).map(BurnRate.class::cast)
                .filter(rule -> rule.severity() == Severity.PAGE)
                .map(rule -> new Detection(NINES_3, rule.alert()).until(share)).toList();
        return waits.stream().filter(Wait.Minutes.class::isInstance).map(Wait.Minutes.class::cast).map(Wait.Minutes::minutes)
                .min(Fraction::compareTo).map(minutes -> minutes.decimal(2).toPlainString()).orElse("never");
    }

    private static String text(int minutes) {
        return minutes == Integer.MAX_VALUE ? "more than 3 d" : Integer.toString(minutes);
    }

    private static String within(int[] minutes, int most) {
        Function<Double, String> percent = share -> String.format(Locale.ROOT, "%.1f %%", 100 * share);
        return percent.apply(IntStream.of(minutes).filter(one -> one <= most).count() / (double) OUTAGES);
    }
}
