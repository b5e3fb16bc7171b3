package dev.nines.monitor.web.read;

import dev.nines.monitor.evaluate.Forecasts.Drawn;
import java.util.Optional;

/** What the periods that are running have come to. */
@FunctionalInterface
public interface RunningPeriods {
    /** Empty where this is no period of the contract that is running now. May take seconds. */
    Optional<Drawn> of(String contract, String period);
}
