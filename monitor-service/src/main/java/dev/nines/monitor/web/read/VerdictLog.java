package dev.nines.monitor.web.read;

import dev.nines.sla.store.StateChange.VerdictFound;
import java.util.List;

/** Every verdict that was found, by contract, period, rule and series. */
@FunctionalInterface
public interface VerdictLog {
    List<VerdictFound> all();
}
