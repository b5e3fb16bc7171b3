package dev.nines.db.recount;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.measure.Measure.Availability;
import dev.nines.sla.measure.Measure.Comparison;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.DowntimeMinutes;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.IntervalAttainment;
import dev.nines.sla.measure.Measure.MeanErrorRate;
import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RequestRatio;
import dev.nines.sla.measure.Measure.Run;
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.measure.Measure.SlowSuccess;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.measure.Measure.Target;
import dev.nines.sla.measure.Measure.Total;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import dev.nines.sla.reply.Statistic.Definition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules of every kind, with each of their parameters at each of its values. */
final class Rules {
    private static final Objective OBJECTIVE = new Objective(999_000);
    private static final Duration LIMIT = Duration.ofMillis(800);
    private static final Percentile P90 = new Percentile(900_000);
    private static final ReplyFilter ANY = new ReplyFilter(Set.of(Delivery.values()), 0, 1_000_000, new ReplyFilter.Tier.Any());

    private Rules() {}

    static Stream<Rule> all() {
        Stream<Rule> uptimes = Stream.of(ratios(), errorRates(), minutes()).flatMap(List::stream)
                .map(measure -> new Rule.Uptime("up", OBJECTIVE, measure));
        return Stream.of(uptimes, latencies().stream(), speeds().stream().map(measure -> new Rule.Intervals("fast", OBJECTIVE, measure)))
                .flatMap(rules -> rules);
    }

    private static List<Availability> ratios() {
        var all = new ArrayList<Availability>();
        for (var repeats : List.of(new Repeats.Counted(), new Repeats.Suppressed(Duration.ofMinutes(5)),
                new Repeats.Suppressed(Day.EVERY.multipliedBy(2)))) {
            for (var slow : List.of(new SlowSuccess.Good(), new SlowSuccess.BadAbove(LIMIT))) all.add(new RequestRatio(repeats, slow));
        }
        return all;
    }

    private static List<Availability> errorRates() {
        var all = new ArrayList<Availability>();
        for (var width : List.of(Duration.ofMinutes(5), Duration.ofSeconds(31), Duration.ofHours(7))) {
            for (var empty : EmptyInterval.values()) {
                all.add(new MeanErrorRate(width, empty, List.of(Denominator.values()).get(all.size() / 2 % 2)));
            }
        }
        return all;
    }

    private static List<Availability> minutes() {
        var all = new ArrayList<Availability>();
        for (var scope : RunScope.values()) {
            for (var silent : Gap.values()) {
                for (var excluded : Gap.values()) {
                    all.add(minutes(new DownMinute(new Ratio(all.size() % 2, 2), 1 + all.size() % 2),
                            new Run(1 + all.size() / 2, scope, silent, excluded), all.size()));
                }
            }
        }
        return all;
    }

    private static Availability minutes(DownMinute minute, Run run, int n) {
        var total = new Total(List.of(ExcludedTime.values()).get(n / 2 % 2), List.of(Denominator.values()).get(n % 2));
        return new DowntimeMinutes(minute, run, total);
    }

    private static List<Rule> latencies() {
        var all = new ArrayList<Rule>();
        for (var percentile : List.of(P90, Percentile.P99, new Percentile(999_900))) {
            for (var failures : Failures.values()) {
                for (var of : Of.values()) {
                    all.add(new Rule.Latency("fast", percentile, of, LIMIT, failures, percentile.minimumSamples()));
                }
            }
        }
        return all;
    }

    private static List<IntervalAttainment> speeds() {
        var statistics = List.of(new Statistic.Mean(), new Statistic.Quantile(P90, Definition.NEAREST_RANK),
                new Statistic.Quantile(P90, Definition.LINEAR), new Statistic.Quantile(Percentile.P50, Definition.LINEAR));
        var filters = List.of(ANY, new ReplyFilter(Set.of(Delivery.STREAMED), 20, 100, new ReplyFilter.Tier.Any()),
                new ReplyFilter(Set.of(Delivery.WHOLE), 0, 1_000, new ReplyFilter.Tier.Any()),
                new ReplyFilter(Set.of(Delivery.values()), 10, 160, new ReplyFilter.Tier.Only("it's flex")));
        var all = new ArrayList<IntervalAttainment>();
        for (var statistic : statistics) {
            for (var speed : Speed.values()) all.add(speed(statistic, filters.get(all.size() * 3 % filters.size()), speed, all.size()));
        }
        return all;
    }

    private static IntervalAttainment speed(Statistic statistic, ReplyFilter filter, Speed speed, int n) {
        var target = new Target(List.of(Comparison.values()).get(n % 4), n % 3 == 0 ? new Fraction(70, 3) : Fraction.of(20));
        return new IntervalAttainment(speed, statistic, target, filter, Duration.ofMinutes(10 + n), 1 + n % 5);
    }
}
