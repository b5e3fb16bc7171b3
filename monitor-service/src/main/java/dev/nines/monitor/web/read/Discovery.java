package dev.nines.monitor.web.read;

import dev.nines.monitor.discover.Found.SetAside;
import java.util.List;

/** What the last look at the endpoints found. */
@FunctionalInterface
public interface Discovery {
    Findings findings();

    /**
     * @param asked how many series are asked
     * @param troubles sentences without a full stop: why less is asked than the settings name, or kept than was observed
     * @param setAside listed models that are not asked, by name
     */
    record Findings(int asked, List<String> troubles, List<SetAside> setAside) {
        public static final Findings NONE = new Findings(0, List.of(), List.of());

        public Findings {
            troubles = List.copyOf(troubles);
            setAside = List.copyOf(setAside);
        }
    }
}
