package dev.nines.sla.account;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.LatencyTally;
import dev.nines.sla.verdict.Verdict;
import java.util.Optional;

/** What one rule keeps of one series in one period: fed run by run, in the order of time, it ends in a verdict. For one thread. */
public sealed interface RuleAccount permits AttainmentAccount, DowntimeAccount, ErrorRateAccount, LatencyAccount, RatioAccount {
    /** The runs that can change the verdict; it may begin before the period and end after it. */
    Span reach();

    /** A run outside of the reach changes nothing. */
    void add(Run run);

    Verdict verdict(Basis basis);

    /** The same runs by the day. */
    Daily daily();

    /** Every latency that was added, of a rule about a percentile; of any other, empty. */
    default Optional<LatencyTally> latencies() {
        return Optional.empty();
    }

    static RuleAccount of(Rule rule, Frame frame) {
        return switch (rule) {
            case Rule.Uptime uptime -> switch (uptime.measure()) {
                case Measure.RequestRatio ratio -> new RatioAccount(uptime, ratio, frame);
                case Measure.MeanErrorRate rate -> new ErrorRateAccount(uptime, rate, frame);
                case Measure.DowntimeMinutes minutes -> new DowntimeAccount(uptime, minutes, frame);
            };
            case Rule.Latency latency -> new LatencyAccount(latency, frame);
            case Rule.Intervals intervals -> new AttainmentAccount(intervals, frame);
        };
    }
}
