package dev.nines.monitor.evaluate;

import dev.nines.probe.Series;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.statement.Recount;
import java.time.Duration;
import java.util.List;

/** Says how the runs that a rule counted can be counted again by somebody else. */
@FunctionalInterface
public interface Recounting {
    List<Recount> of(Rule rule, Judged judged);

    /**
     * @param members one, or one for each vantage that ever asked, where several judge together
     * @param round the stretch in which the runs of several vantages are one; of one vantage, zero
     */
    record Judged(Contract contract, Frame frame, List<Series> members, Duration round) {
        public Judged {
            members = List.copyOf(members);
        }
    }
}
