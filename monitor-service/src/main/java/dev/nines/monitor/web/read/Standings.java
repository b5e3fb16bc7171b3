package dev.nines.monitor.web.read;

import dev.nines.monitor.evaluate.StandingBoard;
import java.util.List;

/** How every rule stands in the period that runs, as last counted. */
@FunctionalInterface
public interface Standings {
    List<StandingBoard.Row> rows();
}
