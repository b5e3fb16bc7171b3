package dev.nines.monitor.arithmetic;

import dev.nines.sla.Ratio;
import dev.nines.sla.measure.Measure.DowntimeMinutes;
import dev.nines.sla.measure.Measure.Gap;
import java.time.Duration;
import java.util.stream.Stream;

/** What minutes that are up or down look like to probes. */
record MinuteArithmetic(DowntimeMinutes measure, Pace pace) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    Stream<String> sentences() {
        long requests = pace.slots(MINUTE);
        if (requests == 0) return Stream.of(seldom());
        if (requests < measure.minute().minimumRequests()) {
            return Stream.of("a minute has " + Length.count(requests, "run") + ", and minimum-requests is "
                    + Length.count(measure.minute().minimumRequests()) + ": no minute is ever down by these probes");
        }
        return Stream.of("a minute has " + Length.count(requests, "run") + ", so it is down when more than "
                + rate() + " of them fail, which is " + Length.count(fewest(requests)) + resolution(requests) + run());
    }

    /** The fewest failures of so many runs that are more than the rate. */
    private long fewest(long requests) {
        Ratio rate = measure.minute().errorRateAbove();
        return Math.multiplyExact(requests, rate.part()) / rate.whole() + 1;
    }

    private String rate() {
        Ratio rate = measure.minute().errorRateAbove();
        return Length.percent(rate.part() * 1_000_000L / rate.whole());
    }

    /** Where the rate is finer than one run in a minute, the vendor's own meter sees minutes that we do not, and the other way round. */
    private String resolution(long requests) {
        Ratio rate = measure.minute().errorRateAbove();
        if (rate.part() == 0) return "";
        long needed = Math.ceilDiv(rate.whole(), rate.part());
        return requests >= needed ? "" : "; to tell " + rate() + " takes " + Length.count(needed) + " runs a minute";
    }

    private String run() {
        int minutes = measure.run().consecutiveMinutes();
        return minutes == 1 ? "" : "; an outage counts from " + minutes + " such minutes in a row";
    }

    private String seldom() {
        boolean neverInARow = measure.run().consecutiveMinutes() > 1 && measure.run().withoutRequests() == Gap.ENDS_RUN;
        return "most minutes have no run, and are up; " + (neverInARow
                ? "no " + measure.run().consecutiveMinutes() + " minutes in a row can be down, so no downtime is ever seen: ask every 60s"
                : "each failure is one down minute, whatever came between: ask every 60s");
    }
}
