package dev.nines.monitor.evaluate;

import dev.nines.probe.Series;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.statement.Recount;
import java.util.List;

/** Says how the runs of a series that a rule counted can be counted again by somebody else. */
@FunctionalInterface
public interface Recounting {
    List<Recount> of(Rule rule, Contract contract, Series series, Frame frame);
}
