package dev.nines.monitor.rule;

import dev.nines.db.question.StretchCounts.Limit;
import dev.nines.monitor.config.Settings;
import dev.nines.probe.Series;
import dev.nines.sla.Label;
import dev.nines.sla.alert.AlertRule;
import dev.nines.sla.alert.BreachCertain;
import dev.nines.sla.alert.BudgetSpent;
import dev.nines.sla.alert.BurnRate;
import dev.nines.sla.alert.CostSpent;
import dev.nines.sla.alert.ErrorShare;
import dev.nines.sla.alert.FailuresInARow;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Heartbeat;
import dev.nines.sla.alert.ModelGone;
import dev.nines.sla.alert.MonitorBlind;
import dev.nines.sla.alert.PercentileOver;
import dev.nines.sla.alert.ReceiverFailing;
import dev.nines.sla.alert.ServedOther;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules that are asked of each series with what its runs of the last days were. For one thread. */
final class SeriesRules {
    private final Inquiries inquiries;
    private final Counts counts;
    private final Streaks streaks;

    SeriesRules(Settings settings, Counts counts, Streaks streaks) {
        this.inquiries = new Inquiries(settings);
        this.counts = counts;
        this.streaks = streaks;
    }

    /** @param tails how the slow end of each series burns that somebody promised a limit for */
    record Answers(List<Event> events, Map<Series, List<Tail>> tails) {}

    Answers ask(Map<Series, Duration> paces, Instant now) {
        var all = inquiries.of(paces, now);
        var lengths = all.stream().flatMap(i -> lengths(i.rule())).distinct().toList();
        if (lengths.isEmpty()) return new Answers(List.of(), Map.of());
        var windows = Windows.count(counts, Bounds.of(lengths, now), limits(all));
        var events = new ArrayList<Event>();
        var tails = new LinkedHashMap<Series, List<Tail>>();
        for (var one : all) {
            events.add(new Event.Found(Alert.of(one.rule(), one.labels()), find(one, windows)));
            if (one.rule() instanceof BurnRate burn && burn.of() == BurnRate.Of.LATENCY && isPromised(one)) {
                tails.computeIfAbsent(one.series(), _ -> new ArrayList<>()).add(tail(burn, one, windows));
            }
        }
        return new Answers(events, tails);
    }

    /** Not somebody's own rule. */
    private static boolean isPromised(Inquiry asked) {
        return asked.labels().value(Label.CONTRACT).isPresent();
    }

    private static List<Limit> limits(List<Inquiry> inquiries) {
        return inquiries.stream().map(Inquiry::measure).filter(Measure.Late.class::isInstance).map(m -> ((Measure.Late) m).limit())
                .distinct().toList();
    }

    private static Stream<Duration> lengths(AlertRule rule) {
        return switch (rule) {
            case BurnRate burn -> Stream.of(burn.alert().longWindow(), burn.alert().shortWindow());
            case PercentileOver over -> Stream.of(over.window());
            case ErrorShare share -> Stream.of(share.window());
            case FailuresInARow _ -> Stream.of();
            case BudgetSpent _, BreachCertain _, CostSpent _, ModelGone _, ServedOther _, MonitorBlind _, ReceiverFailing _, Heartbeat _ ->
                throw notOfARun(rule);
        };
    }

    private Finding find(Inquiry asked, Windows windows) {
        return switch (asked.rule()) {
            case BurnRate burn -> burn.find(windows.of(asked.series(), asked.measure(), burn.alert().longWindow()),
                    windows.of(asked.series(), asked.measure(), burn.alert().shortWindow()));
            case PercentileOver over -> over.find(windows.of(asked.series(), asked.measure(), over.window()));
            case ErrorShare share -> share.find(windows.of(asked.series(), asked.measure(), share.window()));
            case FailuresInARow row -> row.find(streaks.of(asked.series()).inARow(), streaks.of(asked.series()).counted());
            case BudgetSpent _, BreachCertain _, CostSpent _, ModelGone _, ServedOther _, MonitorBlind _, ReceiverFailing _, Heartbeat _ ->
                throw notOfARun(asked.rule());
        };
    }

    private static Tail tail(BurnRate burn, Inquiry asked, Windows windows) {
        return new Tail(burn.alert(), burn.alert().find(burn.objective(),
                windows.of(asked.series(), asked.measure(), burn.alert().longWindow()),
                windows.of(asked.series(), asked.measure(), burn.alert().shortWindow())));
    }

    private static IllegalArgumentException notOfARun(AlertRule rule) {
        return new IllegalArgumentException("not asked of the runs of a series: " + rule.name());
    }
}
