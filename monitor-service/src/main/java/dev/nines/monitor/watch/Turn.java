package dev.nines.monitor.watch;

import dev.nines.monitor.discover.Asked;
import dev.nines.probe.Series;
import java.util.List;

/**
 * What other settings made of the roster.
 *
 * @param removed asked no more
 * @param renamed as they were: the same series, which belongs to another tier now
 * @param fresh endpoints of accounts of which nothing is known yet
 * @param unseen endpoints that were not looked at yet, or not at this address
 */
record Turn(List<Asked> added, List<Series> removed, List<Series> renamed, List<String> fresh, List<String> unseen) {
    Turn {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        renamed = List.copyOf(renamed);
        fresh = List.copyOf(fresh);
        unseen = List.copyOf(unseen);
    }
}
