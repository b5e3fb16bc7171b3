package dev.nines.monitor.export;

import dev.nines.monitor.metrics.LatencyLimits;
import dev.nines.probe.ObservationClass;
import dev.nines.sla.Fraction;
import dev.nines.sla.burn.BurnAlert.Severity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counters of one target, a run a minute: good for a while, then what a test is about. */
final class Play {
    /** Minutes in which all is well. */
    static final int WELL = 30;
    /** Minutes of what comes after. */
    private static final int AFTER = 40;

    private final Example example;
    private final Sli sli;

    Play(Example example, Sli sli) {
        this.example = example;
        this.sli = sli;
    }

    /**
     * How long an outage must last to be told: until what was well before it is the smaller part of the longer windows, and so many runs
     * failed as are asked for. For every severity, the easiest of its alerts.
     */
    static int outageMinutes(Promise promise) {
        var hardest = Stream.of(Severity.values()).flatMap(s -> promise.alerts(s).stream().map(promise::threshold).min(Comparator.naturalOrder()).stream())
                .max(Comparator.naturalOrder()).orElse(Fraction.ZERO);
        var minutes = Fraction.of(WELL).times(hardest).dividedBy(Fraction.ONE.minus(hardest));
        long failures = Stream.of(Severity.values()).flatMapToLong(s -> promise.alerts(s).stream()
                .mapToLong(a -> promise.failuresFor(a).lastKey()).min().stream()).max().orElse(0);
        return Math.toIntExact(Math.max(minutes.floor(), failures)) + AFTER;
    }

    /** After a while every run is bad. */
    List<Map<String, String>> outage(int minutes) {
        return switch (sli) {
            case Sli.Failed f -> List.of(runs(ObservationClass.OK.name(), rising(0, WELL) + " " + still(WELL, minutes)),
                    runs(f.bad().getFirst(), still(0, WELL + 1) + " " + rising(1, minutes - 1)));
            case Sli.Late l -> answers(l, rising(0, WELL + minutes), rising(0, WELL) + " " + still(WELL, minutes));
        };
    }

    /** After a while one run is bad. */
    List<Map<String, String>> oneFailure() {
        return switch (sli) {
            case Sli.Failed f -> List.of(runs(ObservationClass.OK.name(), rising(0, WELL) + " " + rising(WELL, AFTER - 1)),
                    runs(f.bad().getFirst(), still(0, WELL + 1) + " " + still(1, AFTER)));
            case Sli.Late l -> answers(l, rising(0, WELL + AFTER), rising(0, WELL) + " " + rising(WELL, AFTER - 1));
        };
    }

    /** After a while nothing is run any more. */
    List<Map<String, String>> silence(int minutes) {
        var values = rising(0, WELL) + " " + still(WELL, minutes);
        return switch (sli) {
            case Sli.Failed _ -> List.of(runs(ObservationClass.OK.name(), values));
            case Sli.Late l -> answers(l, values, values);
        };
    }

    private List<Map<String, String>> answers(Sli.Late late, String all, String within) {
        return List.of(runs(ObservationClass.OK.name(), all), played(example.series(late.histogram() + "_count"), all),
                played(example.series(late.histogram() + "_bucket", "le", LatencyLimits.text(late.limit())), within));
    }

    private Map<String, String> runs(String observationClass, String values) {
        return played(example.series(Sli.RUNS, "class", observationClass), values);
    }

    static Map<String, String> played(String series, String values) {
        var m = new LinkedHashMap<String, String>();
        m.put("series", series);
        m.put("values", values);
        return m;
    }

    private static String rising(int from, int steps) {
        return from + "+1x" + steps;
    }

    private static String still(int value, int minutes) {
        return value + "x" + (minutes - 1);
    }
}
