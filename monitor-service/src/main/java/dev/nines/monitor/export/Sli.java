package dev.nines.monitor.export;

import static dev.nines.monitor.export.PromQl.isOneOf;
import static dev.nines.monitor.export.PromQl.sum;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.evaluate.Counted;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.metrics.LatencyLimits;
import dev.nines.probe.ObservationClass;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Rule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What one rule counts as bad, and what it counts at all, over a window of the counters that {@code /metrics} shows. */
sealed interface Sli {
    String RUNS = "nines_probe_observations_total";

    /** How a counter is read over a window. */
    enum Read {
        RATE, INCREASE;

        String of(String counter, Duration window) {
            return (this == RATE ? "rate(" : "increase(") + counter + "[" + PromQl.window(window) + "])";
        }
    }

    String bad(Read read, Duration window);

    String counted(Read read, Duration window);

    /** Runs that failed, among those that count. */
    record Failed(Selector series, List<String> bad) implements Sli {
        public Failed {
            bad = List.copyOf(bad);
        }

        @Override
        public String bad(Read read, Duration window) {
            return sum(read.of(runs(series, bad), window));
        }

        @Override
        public String counted(Read read, Duration window) {
            return sum(read.of(runs(series, and(List.of(ObservationClass.OK.name()), bad)), window));
        }
    }

    /**
     * Runs over a limit. Answers are read from the bucket whose bound is the limit; timeouts are in the histogram too, above every
     * limit. {@code or} joins vectors whose labels differ: nothing is counted twice, and what never was is left out and not unknown.
     *
     * @param bad classes beside TIMEOUT that count as over the limit
     */
    record Late(Selector series, String histogram, Duration limit, List<String> bad, Timeouts timeouts) implements Sli {
        public Late {
            bad = List.copyOf(bad);
        }

        @Override
        public String bad(Read read, Duration window) {
            return counted(read, window) + " - " + within(read, window);
        }

        @Override
        public String counted(Read read, Duration window) {
            var answered = read.of(series.on(histogram + "_count"), window);
            var failed = bad.isEmpty() ? "" : " or " + read.of(runs(series, bad), window);
            var excluded = timeouts == Timeouts.EXCLUDED ? " or -" + read.of(runs(series, List.of(ObservationClass.TIMEOUT.name())), window) : "";
            return sum(answered + failed + excluded);
        }

        /** Every class has a counter from the first run on, and the one of OK stands for a bucket that is not there yet. */
        private String within(Read read, Duration window) {
            return sum(read.of(series.and(bound(limit)).on(histogram + "_bucket"), window) + " or 0 * "
                    + read.of(runs(series, List.of(ObservationClass.OK.name())), window));
        }

        /** As the text formats write it, and as protobuf and older servers do: {@code 20.0} and {@code 20}. */
        static String bound(Duration limit) {
            var seconds = LatencyLimits.text(limit);
            return seconds.endsWith(".0") ? "le=~" + PromQl.quoted(seconds.replace(".0", "(\\.0)?")) : "le=" + PromQl.quoted(seconds);
        }
    }

    /** Whether a timeout counts as over the limit, or not at all. */
    enum Timeouts { OVER, EXCLUDED }

    static Sli ofRuns(ContractSettings contract) {
        return new Failed(Selector.of(contract), names(contract.contract().counting().policy()));
    }

    static Sli ofLatencies(ContractSettings contract, Rule.Latency rule) {
        var bad = names(contract.contract().counting().policy());
        boolean over = rule.failures() == Rule.Failures.OVER;
        var timeouts = over && bad.contains(ObservationClass.TIMEOUT.name()) ? Timeouts.OVER : Timeouts.EXCLUDED;
        var others = bad.stream().filter(c -> over && !c.equals(ObservationClass.TIMEOUT.name())).toList();
        return new Late(Selector.of(contract), histogram(rule.of()), rule.limit(), others, timeouts);
    }

    private static String histogram(Rule.Of of) {
        return switch (of) {
            case FIRST_TOKEN -> "nines_probe_time_to_first_token_seconds";
            case TOTAL -> "nines_probe_duration_seconds";
        };
    }

    /** Counters do not say why a model was not found; they are read as if it had been offered. */
    private static List<String> names(CountingPolicy policy) {
        return Arrays.stream(ObservationClass.values()).filter(c -> Grading.counted(c, policy, Gone.WHILE_OFFERED) == Counted.BAD)
                .map(ObservationClass::name).toList();
    }

    private static String runs(Selector series, Collection<String> classes) {
        return series.and(isOneOf("class", classes)).on(RUNS);
    }

    private static List<String> and(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
