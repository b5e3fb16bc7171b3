package dev.nines.sla.bench;

import dev.nines.sla.alert.AlertRule;
import dev.nines.sla.alert.BurnRate;
import dev.nines.sla.burn.BurnAlert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A target whose runs fail independently, watched by the usual rules and by the usual incident of three failures in a row. Every beginning to
 * fire counts for itself: that two rules speak of one cause, which a group or an outage would tell as one, makes it no fewer.
 */
public final class SimulatedTarget {
    private static final int IN_A_ROW = 3;
    private static final String INCIDENT = "down";

    private final List<RolledRule> rules;
    private final RolledRule.Runs runs = new RolledRule.Runs();
    private int inARow;

    public SimulatedTarget(List<? extends AlertRule> all, Duration every) {
        rules = all.stream().filter(BurnRate.class::isInstance).map(BurnRate.class::cast)
                .map(rule -> new RolledRule(rule, every)).toList();
    }

    /** How often each rule began to fire, incidents under {@code down}; after a first stretch that fills the windows. */
    public Map<String, Long> alarms(double badShare, long count, SplittableRandom random) {
        clear();
        var alarms = new TreeMap<String, Long>();
        for (long i = 0; i < 10_000; i++) next(badShare, random);
        for (long i = 0; i < count; i++) next(badShare, random).forEach(name -> alarms.merge(name, 1L, Long::sum));
        return alarms;
    }

    /** Runs from a clean past until something pages, at most so many; and who pages. */
    public Paged untilPage(double badShare, int most, SplittableRandom random) {
        clear();
        for (int i = 1; i <= most; i++) {
            var began = next(badShare, random);
            var page = began.stream().filter(this::pages).findFirst();
            if (page.isPresent()) return new Paged(i, page.get());
        }
        return new Paged(Integer.MAX_VALUE, "none");
    }

    public record Paged(int runs, String by) {}

    public boolean pages(String name) {
        return name.equals(INCIDENT) || rules.stream().anyMatch(
                one -> one.rule().name().equals(name) && one.rule().severity() == Severity.PAGE);
    }

    private List<String> next(double badShare, SplittableRandom random) {
        int bad = random.nextDouble() < badShare ? 1 : 0;
        runs.add(bad);
        inARow = bad == 0 ? 0 : inARow + 1;
        List<String> began = List.of();
        if (inARow == IN_A_ROW) began = with(began, INCIDENT);
        for (var rule : rules) if (rule.add(runs)) began = with(began, rule.rule().name());
        return began;
    }

    private static List<String> with(List<String> began, String name) {
        var more = new ArrayList<>(began);
        more.add(name);
        return more;
    }

    private void clear() {
        runs.clear();
        rules.forEach(RolledRule::clear);
        inARow = 0;
    }
}
