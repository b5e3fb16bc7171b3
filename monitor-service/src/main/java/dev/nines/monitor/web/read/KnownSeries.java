package dev.nines.monitor.web.read;

import dev.nines.probe.Series;
import java.util.List;

/** Every series that was ever stored, in the order of their names. */
@FunctionalInterface
public interface KnownSeries {
    List<Series> all();
}
