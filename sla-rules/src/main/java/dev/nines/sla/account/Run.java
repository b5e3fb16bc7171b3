package dev.nines.sla.account;

import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.reply.Reply;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.List;

/**
 * One request, by a probe or by anybody, graded by a contract's counting policy: what each kind of rule sees of it. An
 * observation and a line of a log become one alike.
 */
public interface Run {
    Instant slot();

    /** As uptime counts it; a good one carries its total time where that was seen. */
    Sample uptime();

    /** As a latency rule counts it: an answer of which this time was not seen is excluded. */
    Sample latency(Rule.Of of);

    /** As a speed promise sees it: one answer of one vantage each. Empty where nothing can be said of the speed. */
    List<Reply> replies(Speed speed);

    /** Of one that failed, from each vantage that saw it fail. */
    default List<Sign> signs() {
        return List.of();
    }
}
